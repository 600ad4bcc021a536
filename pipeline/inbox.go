package pipeline

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// An inbox is one folder on one night: what is in it, and what the store knows
// of it.
type inbox struct {
	present map[string]bool   // documents listed tonight
	known   map[string]Digest // documents that were read, tonight's included
}

// visitFolder brings a folder up to date: what is in it, then what is not in it
// any more.
func (n Night) visitFolder(ctx context.Context, o opening) ([]Step, error) {
	s, in, err := o.source, inbox{present: map[string]bool{}, known: map[string]Digest{}}, error(nil)
	for _, name := range documentsOf(o.refs) {
		in.present[name] = true
	}
	documents, err := n.Store.Documents(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	for _, d := range documents {
		if !d.Withdrawn || !in.present[d.Document] {
			in.known[d.Document] = d.Digest
		}
	}
	steps, _, err := n.documents(ctx, s, o.queue, &in)
	if err != nil {
		return steps, err
	}
	for _, name := range o.over {
		step, err := n.fault(ctx, s, name, notAsked(s))
		if err != nil {
			return steps, err
		}
		steps = append(steps, step)
	}
	more, err := n.missing(ctx, s, documentsOf(o.refs), o.over)
	return append(steps, more...), err
}

// notAsked words a file that no pattern of its source asks for.
func notAsked(s Source) *SourceError {
	patterns := strings.Join(s.Include, ", ")
	return &SourceError{Reason: "not_asked_for",
		Message: Text{
			VI: fmt.Sprintf("Tệp có trong thư mục nhưng không được đọc: tên tệp không theo mẫu của nguồn (%s).", patterns),
			EN: fmt.Sprintf("The file is in the folder and was not read: its name matches no pattern of the source (%s).", patterns)},
		Hint: Text{
			VI: "Nếu là báo cáo thì đề nghị gửi lại theo đúng mẫu tên tệp, hoặc thêm mẫu vào «include» của nguồn; nếu không phải báo cáo thì chuyển tệp ra khỏi thư mục.",
			EN: "Where it is a report, send it under a name of the pattern or add a pattern to «include»; where it is none, move it out of the folder."}}
}

func documentsOf(refs []DocumentRef) []string {
	names := make([]string, 0, len(refs))
	for _, r := range refs {
		names = append(names, r.Document)
	}
	slices.Sort(names)
	return names
}

// twin is the document that one that is new by its name alone was before, or whose
// bytes it has; "" for any other. It remembers the document as read.
func (n Night) twin(ctx context.Context, s Source, a arrival, in *inbox) (string, error) {
	if in == nil || !a.sound() {
		return "", nil
	}
	name := a.ref.Document
	if _, old := in.known[name]; old {
		in.known[name] = a.snapshot.Digest
		return "", nil
	}
	twin := in.twin(name, a.snapshot.Digest)
	in.known[name] = a.snapshot.Digest
	if twin == "" {
		return n.Store.Kin(ctx, s.ID, in.gone(), a.reading)
	}
	return twin, nil
}

// recognise tells a document that is new by its name alone from its twin. One that
// went and came under another name, with the same bytes or nearly the same figures,
// is renamed in the store, and the step is Renamed; one whose bytes are there under
// another name is a Duplicate and is not loaded.
func (n Night) recognise(ctx context.Context, s Source, a arrival, twin string, in *inbox) (Step, error) {
	name := a.ref.Document
	step := Step{Source: s.ID, Document: name, Other: twin}
	if in.present[twin] {
		delete(in.known, name)
		step.Outcome = Duplicate
		return step, n.Store.SourceState(ctx, n.Run, s, name, sameBytes(s, name, twin))
	}
	delete(in.known, twin)
	step.Outcome = Renamed
	return step, n.Store.Rename(ctx, n.Run, s, twin, name)
}

// gone are the known documents that are not there tonight, sorted.
func (in *inbox) gone() []string {
	var names []string
	for name := range in.known {
		if !in.present[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// twin is the known document with the same bytes under another name, one that
// is there before one that is gone, or "".
func (in *inbox) twin(name string, digest Digest) string {
	best := ""
	for other, d := range in.known {
		if d != digest || other == name {
			continue
		}
		if best == "" || in.present[other] && !in.present[best] || in.present[best] == in.present[other] && other < best {
			best = other
		}
	}
	return best
}

// sameBytes words a Duplicate for a person.
func sameBytes(s Source, name, twin string) *SourceError {
	return &SourceError{Reason: "same_bytes", Source: s.ID, Document: name,
		Message: Text{
			VI: fmt.Sprintf("Tệp này giống hệt tệp «%s» từng byte nên không được tính thêm lần nữa.", twin),
			EN: fmt.Sprintf("This file is byte for byte the file «%s», so it is not counted again.", twin)},
		Hint: Text{
			VI: "Nếu là bản gửi nhầm thì xóa một tệp; nếu là báo cáo của kỳ khác thì đề nghị đơn vị gửi lại đúng tệp của kỳ ấy.",
			EN: "If it was sent by mistake, delete one; if it is meant for another period, ask for the file of that period."}}
}

// missing withdraws what is gone for good, and tells what is gone otherwise.
// over are there too, and are not read.
func (n Night) missing(ctx context.Context, s Source, present, over []string) ([]Step, error) {
	gone, err := n.Store.Withdraw(ctx, n.Run, s, present, over...)
	if err != nil {
		return nil, err
	}
	var steps []Step
	if gone.Figures > 0 {
		steps = append(steps, Step{Source: s.ID, Outcome: Withdrawn, Loaded: Loaded{Withdrawn: gone.Figures}})
	}
	for _, name := range gone.Missing {
		steps = append(steps, Step{Source: s.ID, Document: name, Outcome: Missing})
		if err := n.Store.SourceState(ctx, n.Run, s, name, goneForANight(s, name)); err != nil {
			return steps, err
		}
	}
	var fault *SourceError
	if len(gone.Waiting) > 0 {
		fault = goneAtOnce(s, gone, len(present) == 0)
		steps = append(steps, Step{Source: s.ID, Outcome: Waits, Loaded: Loaded{Kept: gone.Kept}, Fault: fault})
	}
	return steps, n.Store.SourceState(ctx, n.Run, s, "", fault)
}

func goneForANight(s Source, name string) *SourceError {
	return &SourceError{Reason: "missing", Source: s.ID, Document: name,
		Message: Text{
			VI: "Tệp không còn trong thư mục; số liệu của tệp vẫn có hiệu lực cho đến khi tệp vắng mặt thêm một đêm.",
			EN: "The file is no longer in the folder; its figures stand until it stays away for another night."},
		Hint: Text{
			VI: "Nếu tệp bị xóa nhầm thì để lại vào thư mục trước lần chạy sau.",
			EN: "If it was deleted by mistake, put it back before the next run."}}
}

// shownNames bounds how many documents a message names.
const shownNames = 5

func goneAtOnce(s Source, gone Withdrawal, empty bool) *SourceError {
	names := gone.Waiting
	more := ""
	if len(names) > shownNames {
		more = fmt.Sprintf(" … (+%d)", len(names)-shownNames)
		names = names[:shownNames]
	}
	listed := strings.Join(names, ", ") + more
	f := &SourceError{Reason: "gone_at_once", Source: s.ID,
		Message: Text{
			VI: fmt.Sprintf("%d tệp với %d số liệu cùng lúc không còn trong thư mục (%s); chưa rút số liệu nào.", len(gone.Waiting), gone.Kept, listed),
			EN: fmt.Sprintf("%d files with %d figures left the folder at once (%s); no figure is withdrawn.", len(gone.Waiting), gone.Kept, listed)},
		Hint: Text{
			VI: "Nếu thư mục chưa được gắn hoặc bị xóa nhầm thì khôi phục rồi chạy lại; nếu đúng là phải rút thì xác nhận bằng `tonghop review`.",
			EN: "If the folder is not mounted or was emptied by mistake, restore it and run again; if they are to go, confirm with `tonghop review`."}}
	if empty {
		f.Message.VI = "Thư mục trống. " + f.Message.VI
		f.Message.EN = "The folder is empty. " + f.Message.EN
	}
	return f
}
