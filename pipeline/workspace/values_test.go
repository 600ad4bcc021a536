package workspace

import "testing"

func TestSize(t *testing.T) {
	for in, want := range map[string]int64{"20MB": 20e6, "20 MiB": 20 << 20, "1gb": 1e9, "512KB": 512e3, "7": 7, "7B": 7,
		"": -1, "MB": -1, "-1MB": -1, "1.5MB": -1, "20 MM": -1, "9999999999GB": -1, "20TB": -1} {
		var s size
		err := s.UnmarshalText([]byte(in))
		if (err != nil) != (want < 0) || (err == nil && int64(s) != want) {
			t.Errorf("size %q = %d, %v; want %d", in, s, err, want)
		}
	}
}

func TestFiveFields(t *testing.T) {
	for in, want := range map[string]bool{"30 1 * * *": true, "*/5 0-6 1,15 JAN mon": true, "": false, "30 1 * *": false,
		"30 1 * * * *": false, "@daily": false, "a; b c d e": false, "30 1 * * $": false} {
		if err := FiveFields(in); (err == nil) != want {
			t.Errorf("FiveFields(%q) = %v", in, err)
		}
	}
}
