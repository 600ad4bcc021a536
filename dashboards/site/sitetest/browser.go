package sitetest

import (
	"context"
	"fmt"
	"net/url"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A Browser is a headless Chromium with a profile of its own.
type Browser struct {
	t      testing.TB
	ctx    context.Context
	scheme string // of colours: dark, or "" for the system's
}

// In is the browser of a reader who prefers a colour scheme: dark.
func (b *Browser) In(scheme string) *Browser { return &Browser{b.t, b.ctx, scheme} }

// The widths at which pages are judged, in CSS pixels.
const (
	Phone  = 360
	Laptop = 1280
)

// patience is how long one page may take altogether.
const patience = 60 * time.Second

// OpenBrowser starts the browser; without one the test fails and says what to
// install.
func OpenBrowser(t testing.TB) *Browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Fatal("no browser found: install Chromium (Debian, Ubuntu: apt-get install chromium)")
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.NoFirstRun, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
	}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "disable-dev-shm-usage", "disable-extensions", "mute-audio"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(allocator)
	t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return &Browser{t: t, ctx: ctx}
}

// A Tab is one open page and what it did.
type Tab struct {
	t      testing.TB
	ctx    context.Context
	home   *url.URL
	mu     sync.Mutex
	faults []string
	asked  []string
}

// Open makes a tab of a width, with or without scripts, and goes to an address.
// Every console error, refused content, failed load and request that leaves the
// site's own host or folder is a fault of the tab.
func (b *Browser) Open(address string, width int, scripts bool) *Tab {
	b.t.Helper()
	ctx, end := chromedp.NewContext(b.ctx)
	b.t.Cleanup(end)
	home, err := url.Parse(address)
	if err != nil {
		b.t.Fatal(err)
	}
	tab := &Tab{t: b.t, ctx: ctx, home: home}
	if err := chromedp.Do(ctx); err != nil {
		b.t.Fatalf("open a tab: %v", err)
	}
	within, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := tab.prepare(within, width, scripts, b.scheme); err != nil {
		b.t.Fatalf("prepare a tab: %v", err)
	}
	tab.Go(address)
	return tab
}

// Go leads the tab to another page and waits until it has loaded.
func (tab *Tab) Go(address string) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		tab.t.Fatalf("open %s: %v", address, err)
	}
}

func (tab *Tab) prepare(ctx context.Context, width int, scripts bool, scheme string) error {
	if err := chromedp.Listen(ctx, tab.hear); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !scripts}); err != nil {
		return err
	}
	if scheme != "" {
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
			return err
		}
	}
	return chromedp.Do(ctx, chromedp.EmulateViewport(int64(width), 900))
}

// Paper is how many sheets of A4 the page takes when it is printed.
func (tab *Tab) Paper() int {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	printed, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69, PreferCSSPageSize: new(true)})
	if err != nil {
		tab.t.Fatalf("print: %v", err)
	}
	return strings.Count(string(printed.Data), "/Type /Page\n")
}

// OnPaper shows the page as it is printed, on paper of a width in CSS pixels.
func (tab *Tab) OnPaper(width int) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		tab.t.Fatalf("show as printed: %v", err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(int64(width), 900)); err != nil {
		tab.t.Fatalf("show as printed: %v", err)
	}
}

// Faults are what went wrong since the tab was opened or last asked.
func (tab *Tab) Faults() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	faults := tab.faults
	tab.faults = nil
	return faults
}

// Close ends the tab and gives its faults.
func (tab *Tab) Close() []string {
	_ = chromedp.Cancel(tab.ctx)
	return tab.Faults()
}

// Asked are the addresses that the tab has asked for.
func (tab *Tab) Asked() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	return slices.Clone(tab.asked)
}

func (tab *Tab) fault(format string, args ...any) {
	tab.faults = append(tab.faults, fmt.Sprintf(format, args...))
}

func (tab *Tab) hear(event any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	switch e := event.(type) {
	case *log.EventEntryAdded:
		tab.fault("%s: %s (%s)", e.Entry.Level, e.Entry.Text, e.Entry.URL)
	case *runtime.EventConsoleAPICalled:
		tab.fault("console %s", e.Type)
	case *runtime.EventExceptionThrown:
		tab.fault("exception: %s", e.ExceptionDetails.Text)
	case *network.EventLoadingFailed:
		if !e.Canceled {
			tab.fault("load failed: %s %s", e.ErrorText, e.BlockedReason)
		}
	case *network.EventRequestWillBeSent:
		tab.asked = append(tab.asked, e.Request.URL)
		to, err := url.Parse(e.Request.URL)
		if err != nil || to.Scheme != tab.home.Scheme || to.Host != tab.home.Host {
			tab.fault("asks %s outside of the site", e.Request.URL)
		}
	}
}

// Eval gives the value of an expression; it runs where the page's own scripts
// are switched off too.
func Eval[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		tab.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// Later gives the value that the promise of an expression comes to.
func Later[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		tab.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// Await waits until an expression is true, through a change of page.
func (tab *Tab) Await(expression string) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	for {
		_, err := chromedp.Run(ctx, chromedp.Poll[bool](expression))
		if err == nil {
			return
		}
		if ctx.Err() != nil || !strings.Contains(err.Error(), "context") && !strings.Contains(err.Error(), "navigated") {
			tab.t.Fatalf("waiting for %s: %v", expression, err)
		}
	}
}

// Point rests the pointer on the middle of the first element of a selector.
func (tab *Tab) Point(selector string) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	at := Eval[[]float64](tab, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; })()`, selector))
	if err := chromedp.Do(ctx, chromedp.MouseEvent("mouseMoved", at[0], at[1])); err != nil {
		tab.t.Fatalf("point at %s: %v", selector, err)
	}
}

// Click clicks on the first element of a selector and waits for the page that
// it leads to, or for nothing when it leads to none.
func (tab *Tab) Click(selector string) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Click(selector)); err != nil {
		tab.t.Fatalf("click on %s: %v", selector, err)
	}
}

// Type writes into the first element of a selector.
func (tab *Tab) Type(selector, text string) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.SendKeys(selector, text)); err != nil {
		tab.t.Fatalf("type into %s: %v", selector, err)
	}
}

// file is a file: address of a folder's file.
func fileAddress(dir, name string) string {
	return (&url.URL{Scheme: "file", Path: strings.TrimSuffix(dir, "/") + "/" + name}).String()
}

// Leave leads the tab to no page, so that the next one loads anew even where
// only the fragment differs.
func (tab *Tab) Leave() {
	tab.t.Helper()
	tab.Go("about:blank")
	tab.mu.Lock()
	defer tab.mu.Unlock()
	tab.faults = slices.DeleteFunc(tab.faults, func(f string) bool { return strings.Contains(f, "about:blank") })
}

// Press sends keys to whatever has the focus: "\t" goes on, "\r" is Enter.
func (tab *Tab) Press(keys string) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.KeyEvent(keys)); err != nil {
		tab.t.Fatalf("press %q: %v", keys, err)
	}
}
