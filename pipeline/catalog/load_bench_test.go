package catalog

import "testing"

// BenchmarkLoad is what every process pays before it reads anything, with and
// without the forms.
func BenchmarkLoad(b *testing.B) {
	for name, forms := range map[string]bool{"facts": false, "facts and forms": true} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c, err := Load()
				if err != nil {
					b.Fatal(err)
				}
				if forms && len(c.Forms().List) == 0 {
					b.Fatal("no forms")
				}
			}
		})
	}
}
