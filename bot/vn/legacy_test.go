package vn

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestLettersOfOldMachines(t *testing.T) {
	for text, want := range map[string]Letters{
		"Tr\u00adêng MÇm non Hoa Sen":       TCVN3,
		"Tr\u00adêng Tiểu häc Hßa Nghĩa":    TCVN3,
		"Tr\u00adêng THCS Anh Dòng":         TCVN3,
		"Nhóm trẻ ®éc lập Ánh Sao":          TCVN3,
		"Tr\u00adêng THPT Lª Quý Đ«n":       TCVN3,
		"MÇm non B×nh Minh":                 TCVN3,
		"Maàm non Hoa Sen":                  VNI,
		"Phöôøng Döông Kinh":                VNI,
		"Tröôøng Tieåu hoïc Hoøa Nghóa":     VNI,
		"Maãu giaùo Ñoàng Tieán":            VNI,
		"TrÆ°á»ng Máº§m non Hoa Sen":        Mojibake,
		"Tr??ng M?m non Hoa Sen":            Lost,
		"Trường M\ufffdm non":               Lost,
		"Trường Mầm non Hoa Sen":            Unicode,
		"MẦM NON HÒA NGHĨA":                 Unicode,
		"Truong Mam non Hoa Sen":            Unicode,
		"Trường Tiểu học Toàn Thắng, Hoằng": Unicode,
		"Trường Quốc tế Pháp François":      Unicode,
		"Saint-Exupéry":                     Unicode,
		"Mầm non Kidzone® Ánh Dương":        Unicode,
		"Trường THPT số 1 – cơ sở ½":        Unicode,
		"Trường Quốc tế Đoàn Thị Điểm":      Unicode,
		"Hoà Bình, Thuỷ Nguyên, khoẻ, loá":  Unicode,
	} {
		require.Equal(t, want, LettersOf(text), text)
	}
}

// The quick look passes nothing over that the patterns would find.
func TestTheQuickLookAtLettersMissesNothing(t *testing.T) {
	letters := []rune("aeouyAEOUYbnHđăơưÀẠàáâãèéêìòóôõùúýÂÊÔÕÙåäëïöøûüñÄÅÖØÛµ¶·¸®©\u00adÃÆ»º¿'ªß? \ufffd0")
	word := rapid.StringOfN(rapid.SampledFrom(letters), 0, 5, -1)
	rapid.Check(t, func(t *rapid.T) {
		s := word.Draw(t, "s")
		require.Equal(t, lettersOf(s), LettersOf(s), s)
	})
}
