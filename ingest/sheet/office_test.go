package sheet

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// officeFilters are the formats that the office suite saves a workbook as, by
// the ending of the file. A document is made of the page, not of the workbook.
var officeFilters = []struct{ ending, filter, from, infilter string }{
	{"xls", "MS Excel 97", "bieu.xlsx", ""},
	{"ods", "calc8", "bieu.xlsx", ""},
	{"fods", "OpenDocument Spreadsheet Flat XML", "bieu.xlsx", ""},
	{"html", "HTML (StarCalc)", "bieu.xlsx", ""},
	{"csv", "Text - txt - csv (StarCalc):44,34,76,1", "bieu.xlsx", ""},
	{"docx", "MS Word 2007 XML", "bieu.html", "HTML (StarWriter)"},
}

// converted is a workbook as the office suite saves it in each format, by the
// ending of the file. The suite keeps one profile for all its runs.
func converted(t testing.TB, workbook []byte) map[string][]byte {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("LibreOffice is not here: run make office")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "bieu.xlsx"), workbook, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	profile := url.URL{Scheme: "file", Path: filepath.Join(dir, "profile")}
	files := map[string][]byte{"xlsx": workbook}
	for _, f := range officeFilters {
		args := []string{"-env:UserInstallation=" + profile.String(), "--headless", "--norestore", "--nologo"}
		if f.infilter != "" {
			args = append(args, "--infilter="+f.infilter)
		}
		cmd := exec.CommandContext(ctx, program, append(args, "--convert-to", f.ending+":"+f.filter, "--outdir", dir, filepath.Join(dir, f.from))...)
		cmd.Env = append(os.Environ(), "HOME="+dir, "LANG=C.UTF-8")
		cmd.WaitDelay = 5 * time.Second
		said, err := cmd.CombinedOutput()
		content, readErr := os.ReadFile(filepath.Join(dir, "bieu."+f.ending))
		if readErr != nil {
			t.Fatalf("no .%s: %v, %v: %s", f.ending, readErr, err, said)
		}
		files[f.ending] = content
	}
	return files
}
