package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// boxes are parts of class and id names that newspapers give to what is not
// the article. Each is matched as a whole word of the name.
var boxes = wordSet(
	"related", "lienquan", "tinlienquan", "tin-lien-quan", "tinkhac", "tin-khac", "tinmoi", "xemthem", "xem-them",
	"breadcrumb", "breadcrumbs", "comment", "comments", "binh-luan", "share", "social", "sidebar", "menu", "navbar",
	"banner", "ads", "advert", "quangcao", "footer", "tags", "tag-list", "newsletter", "popup", "caption", "figcaption",
	"photo-caption", "wp-caption-text", "image-caption", "chuthich", "chu-thich", "box-tinlienquan", "box-related",
	"article-related", "story-related", "cung-chuyen-muc", "cungchuyenmuc", "doc-nhieu", "docnhieu", "most-read",
)

// otherNews are headings after which a page lists other articles.
var otherNews = foldedSet(
	"tin liên quan", "bài liên quan", "tin cùng chuyên mục", "cùng chuyên mục", "tin khác", "các tin khác", "tin mới",
	"tin mới nhất", "tin đọc nhiều", "đọc nhiều", "xem thêm", "đọc thêm", "có thể bạn quan tâm", "các tin đã đưa",
	"tin cũ hơn", "các bài khác", "bài viết liên quan", "tin tức liên quan", "bình luận",
)

func wordSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

func foldedSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[vietnamese.Fold(w)] = true
	}
	return set
}

// prune takes away what is never part of an article and counts the elements
// that stay.
func prune(root *html.Node) (elements int) {
	var next *html.Node
	for n := root.FirstChild; n != nil; n = next {
		next = after(n, root, true)
		switch {
		case n.Type == html.CommentNode, n.Type == html.ElementNode && unwanted(n):
			next = after(n, root, false)
			n.Parent.RemoveChild(n)
		case n.Type == html.ElementNode:
			elements++
		}
	}
	return elements
}

// after is the node that follows n in the order of the document.
func after(n, root *html.Node, inside bool) *html.Node {
	if inside && n.FirstChild != nil {
		return n.FirstChild
	}
	for ; n != nil && n != root; n = n.Parent {
		if n.NextSibling != nil {
			return n.NextSibling
		}
	}
	return nil
}

func unwanted(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Form,
		atom.Button, atom.Select, atom.Textarea, atom.Input, atom.Nav, atom.Aside, atom.Footer, atom.Figcaption, atom.Audio,
		atom.Video, atom.Canvas, atom.Map, atom.Dialog:
		return true
	case atom.Html, atom.Head, atom.Body, atom.Main, atom.Article:
		return false
	}
	for _, a := range n.Attr {
		switch strings.ToLower(a.Key) {
		case "hidden":
			return true
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		case "role":
			if v := strings.ToLower(a.Val); v == "navigation" || v == "complementary" || v == "contentinfo" {
				return true
			}
		case "class", "id":
			if namesBox(a.Val) {
				return true
			}
		}
	}
	return false
}

func namesBox(value string) bool {
	for i, name := range strings.Fields(strings.ToLower(value)) {
		name = strings.NewReplacer("__", "-", "_", "-").Replace(name)
		if i > 20 {
			return false
		}
		if boxes[name] {
			return true
		}
	}
	return false
}
