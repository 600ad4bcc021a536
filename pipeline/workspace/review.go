package workspace

import (
	"fmt"
	"net"
	"net/netip"
	"regexp"

	"github.com/tonghop/tonghop/pipeline/config"
)

// A Review is where the pages of the reviewers are served.
type Review struct {
	Address string // host:port; "" serves them nowhere
	Prefix  string // begins with a slash and ends with none: "/duyet"
	// Proxies are the machines that may ask for others; one of them then speaks
	// TLS with the browsers.
	Proxies []netip.Addr
	Cert    string // files of our own TLS, absolute; "" for none
	Key     string
}

// reviewFile is what tonghop.yaml says of it.
type reviewFile struct {
	Address string   `yaml:"address"`
	Prefix  string   `yaml:"prefix"`
	Proxies []string `yaml:"proxies"`
	Cert    string   `yaml:"cert"`
	Key     string   `yaml:"key"`
}

const defaultPrefix = "/duyet"

var prefixForm = regexp.MustCompile(`^(/[a-z0-9][a-z0-9-]*)+$`)

// Local tells whether nothing but this machine can reach the address.
func (r Review) Local() bool {
	host, _, err := net.SplitHostPort(r.Address)
	if err != nil {
		return false
	}
	if host == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}

// Exposed tells whether passwords would cross a network in the clear: the
// address reaches beyond this machine, and neither TLS nor a proxy is named.
func (r Review) Exposed() bool { return !r.Local() && r.Cert == "" && len(r.Proxies) == 0 }

func (j *judge) review(f *form, file reviewFile) Review {
	r := Review{Address: file.Address, Prefix: file.Prefix}
	if file.Address != "" {
		judgeAddress(f, "review.address", file.Address)
	}
	if r.Prefix == "" {
		r.Prefix = defaultPrefix
	}
	if !prefixForm.MatchString(r.Prefix) {
		f.add("review.prefix", config.Fault{
			VI: fmt.Sprintf("«prefix»: «%s» không dùng được.", file.Prefix), EN: fmt.Sprintf("«prefix»: «%s» cannot be used.", file.Prefix),
			HintVI: "Viết chữ thường không dấu sau dấu gạch chéo, ví dụ «/duyet».", HintEN: "Write small letters after a slash, such as «/duyet»."})
	}
	for i, text := range file.Proxies {
		a, err := netip.ParseAddr(text)
		if err != nil {
			f.add(fmt.Sprintf("review.proxies.%d", i), config.Fault{
				VI: fmt.Sprintf("«%s» không phải địa chỉ IP.", text), EN: fmt.Sprintf("«%s» is no IP address.", text),
				HintVI: "Ghi địa chỉ của máy chủ trung gian, ví dụ «10.0.0.5».", HintEN: "Write the address of the proxy, such as «10.0.0.5»."})
			continue
		}
		r.Proxies = append(r.Proxies, a.Unmap())
	}
	if (file.Cert == "") != (file.Key == "") {
		f.add("review.cert", config.Fault{VI: "«cert» và «key» phải đi cùng nhau.", EN: "«cert» and «key» go together."})
	}
	if file.Cert != "" && file.Key != "" {
		r.Cert, r.Key = j.resolve(file.Cert), j.resolve(file.Key)
	}
	if file.Address != "" && r.Exposed() {
		f.add("review.address", config.Fault{
			VI:     fmt.Sprintf("«%s» mở ra ngoài máy này mà không có TLS: mật khẩu sẽ đi trên mạng không mã hóa.", file.Address),
			EN:     fmt.Sprintf("«%s» reaches beyond this machine without TLS: passwords would cross the network in the clear.", file.Address),
			HintVI: "Dùng «127.0.0.1:8081», hoặc khai báo «cert» và «key», hoặc khai báo máy chủ trung gian ở «proxies».",
			HintEN: "Use «127.0.0.1:8081», or set «cert» and «key», or name the proxy in «proxies»."})
	}
	return r
}
