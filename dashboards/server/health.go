package server

import (
	"encoding/json"
	"html"
	"net/http"
	"time"
)

// healthz says that the process answers.
func (s *server) healthz(w http.ResponseWriter, _ *http.Request) {
	write(w, http.StatusOK, map[string]any{"status": "ok"})
}

// readyz says whether a release is in force, how old it is and how the last run
// ended; 503 until there is one.
func (s *server) readyz(w http.ResponseWriter, _ *http.Request) {
	status, err := s.options.Status()
	if err != nil {
		write(w, http.StatusServiceUnavailable, map[string]any{"status": "unknown", "error": err.Error()})
		return
	}
	report := map[string]any{"status": "ready", "release": status.Release}
	moment := func(name string, t time.Time) {
		if !t.IsZero() {
			report[name] = t.UTC().Format(time.RFC3339)
		}
	}
	moment("created_at", status.CreatedAt)
	moment("verified_at", status.VerifiedAt)
	if last := status.CreatedAt; !last.IsZero() {
		if status.VerifiedAt.After(last) {
			last = status.VerifiedAt
		}
		report["age_seconds"] = int64(status.Now.Sub(last) / time.Second)
	}
	if status.LastRun != "" {
		report["last_run"], report["last_outcome"] = status.LastRun, status.LastOutcome
		moment("last_started", status.LastStarted)
	}
	code := http.StatusOK
	if status.Release == "" {
		code = http.StatusServiceUnavailable
		report["status"] = "no release"
	}
	write(w, code, report)
}

func write(w http.ResponseWriter, code int, report map[string]any) {
	data, err := json.Marshal(report)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_, _ = w.Write(append(data, '\n'))
}

// noRelease is the page before the first night.
func (s *server) noRelease(w http.ResponseWriter) {
	running := ""
	if status, err := s.options.Status(); err == nil && status.LastOutcome == "running" {
		running = "<p>Lần chạy " + html.EscapeString(status.LastRun) + " đang diễn ra. (A run is under way.)</p>"
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Retry-After", "60")
	w.WriteHeader(http.StatusServiceUnavailable)
	_, _ = w.Write([]byte(`<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Chưa có số liệu</title></head><body><h1>Chưa có bản phát hành nào</h1>` +
		`<p>Số liệu sẽ hiện ở đây sau lần cập nhật đầu tiên. Người vận hành có thể chạy ngay bằng lệnh <code>tonghop run</code>.</p>` + running +
		`<p lang="en">No release yet. The figures appear here after the first run; <code>tonghop run</code> does one now.</p></body></html>` + "\n"))
}
