package vietnamese

import (
	"strings"
	"testing"
)

const benchSentence = "Giai đoạn 2016 - 2020, tỉnh An Giang hỗ trợ 112 cơ sở công nghiệp nông thôn với tổng kinh phí hơn 24,6 tỷ đồng; đến hết năm 2020 có 68 sản phẩm cấp tỉnh, 19 sản phẩm cấp khu vực theo Quyết định số 715/QĐ-UBND ngày 12/8/2020. "

func BenchmarkFigures(b *testing.B) {
	b.SetBytes(int64(len(benchSentence)))
	for b.Loop() {
		Figures(benchSentence)
	}
}

func BenchmarkPeriods(b *testing.B) {
	b.SetBytes(int64(len(benchSentence)))
	for b.Loop() {
		Periods(benchSentence)
	}
}

func BenchmarkPlaces(b *testing.B) {
	g := gazetteerOf(b)
	b.SetBytes(int64(len(benchSentence)))
	for b.Loop() {
		g.Places(benchSentence)
	}
}

func BenchmarkParseCell(b *testing.B) {
	for b.Loop() {
		ParseCell("1.234,5", StyleVietnamese)
	}
}

func BenchmarkFold(b *testing.B) {
	b.SetBytes(int64(len(benchSentence)))
	for b.Loop() {
		Fold(benchSentence)
	}
}

func BenchmarkDecodeBytes(b *testing.B) {
	csv := []byte(strings.Repeat(benchSentence, 200))
	b.SetBytes(int64(len(csv)))
	for b.Loop() {
		DecodeBytes(csv)
	}
}

func BenchmarkSentences(b *testing.B) {
	text := strings.Repeat(benchSentence, 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Sentences(text)
	}
}

func BenchmarkLooksTCVN3(b *testing.B) {
	for b.Loop() {
		LooksTCVN3("S¶n phÈm c«ng nghiÖp n«ng th«n")
	}
}
