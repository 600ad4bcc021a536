package desk

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/tonghop/tonghop/dashboards/server"
)

// previewPolicy is what the pages of a draft may load: no script, since they are
// opened from where people are logged in.
const previewPolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func (v *visit) draft() error {
	d, err := v.options.Drafts.Draft(v.r.Context())
	none := errors.Is(err, ErrUnknown)
	if err != nil && !none {
		return err
	}
	return v.show(http.StatusOK, "draft.html", struct {
		frame
		Draft
		None bool
	}{v.frame("Bản nháp chờ phát hành"), d, none})
}

func (v *visit) preview() error {
	dir, err := v.options.Drafts.Folder()
	if err != nil {
		return err
	}
	v.w.Header().Set("Content-Security-Policy", previewPolicy)
	http.StripPrefix(v.options.Prefix+"/ban-nhap/xem", server.Folder(dir)).ServeHTTP(v.w, v.r)
	return nil
}

func (v *visit) publish() error {
	return v.rule("publish", v.options.Drafts.Publish)
}

func (v *visit) sendBack() error {
	if strings.TrimSpace(v.r.PostForm.Get("ly-do")) == "" {
		return &Refusal{"Chưa ghi lý do trả lại."}
	}
	return v.rule("return", v.options.Drafts.Return)
}

// A ruling is what may be decided about a draft.
type ruling func(ctx context.Context, name, by, reason string) error

// rule carries out what was decided about the draft that the visitor saw.
func (v *visit) rule(did string, do ruling) error {
	name := v.r.PostForm.Get("ban")
	if err := v.log(did, name, "asked"); err != nil {
		return err
	}
	err := do(v.r.Context(), name, v.user.Signature(), strings.TrimSpace(v.r.PostForm.Get("ly-do")))
	if err := errors.Join(err, v.log(did, name, outcomeOf(err))); err != nil {
		return err
	}
	v.goTo("/ban-nhap")
	return nil
}
