package sheet

import (
	"context"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// Formats are the kinds of file that this package reads, in the order in which
// they are asked: those with a sure sign in their content before those that take
// most text.
func Formats() []Format {
	list := []Format{XLSX(), XLS(), ODS(), DOCX(), XML2003(), HTML(), CSV()}
	for i, f := range list {
		list[i].Read = func(ctx context.Context, content []byte, name string, b Bounds) (*Book, error) {
			book, err := f.Read(ctx, content, name, b)
			if err == nil && len(book.Sheets) == 0 && len(book.Notes) == 0 {
				return nil, noSheet()
			}
			return book, err
		}
	}
	return list
}

// Read picks the format by the content and reads the document. name and
// mediaType come from outside and may be wrong or "". The error is a
// *pipeline.SourceError, or the context's.
func Read(ctx context.Context, content []byte, mediaType, name string, b Bounds) (*Book, error) {
	for _, f := range Formats() {
		if f.Sniff(content, mediaType, name) {
			return f.Read(ctx, content, name, b)
		}
	}
	return nil, &pipeline.SourceError{Reason: "not_a_known_format",
		Message: pipeline.Text{VI: fmt.Sprintf("Không nhận ra định dạng của tệp «%s».", name), EN: "the format of this file is not recognised."},
		Hint:    pipeline.Text{VI: "Hãy lưu tệp thành .xlsx hoặc .csv rồi gửi lại.", EN: "Save the file as .xlsx or .csv and send it again."}}
}
