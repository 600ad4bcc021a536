package vietnamese

import (
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func TestLevelsEndWhereTheNextClauseBegins(t *testing.T) {
	cases := []struct {
		text string
		want []pipeline.Level
	}{
		{"Ở cấp khu vực, tỉnh có 19 sản phẩm.", []pipeline.Level{pipeline.LevelKhuVuc}},
		{"Ở cấp quốc gia, tỉnh gửi 6 sản phẩm.", []pipeline.Level{pipeline.LevelQuocGia}},
		{"Ở cấp khu vực, tỉnh và quốc gia", []pipeline.Level{pipeline.LevelKhuVuc, pipeline.LevelTinh, pipeline.LevelQuocGia}},
	}
	for _, c := range cases {
		found := Levels(c.text)
		if len(found) != len(c.want) {
			t.Errorf("%s: %d levels %v, want %v", c.text, len(found), found, c.want)
			continue
		}
		for i, l := range found {
			if l.Level != c.want[i] {
				t.Errorf("%s: level %d is %s, want %s", c.text, i, l.Level, c.want[i])
			}
		}
	}
}
