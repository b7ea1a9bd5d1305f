package vn

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                            "",
		"  Mầm   non\u00a0Hoa\tSen\n": "mam non hoa sen",
		"ĐƯỜNG ĐỒ SƠN":                "duong do son",
		"Thuỷ Nguyên":                 "thuy nguyen",
		"đã được tiếp nhận":           "da duoc tiep nhan",
		"a\u200bb \ufeff c\u00ad":     "ab c",
		"\u0301 a":                    "a",
		"THCS&THPT":                   "thcs&thpt",
		"Œuvre İ ß Ñ":                 "œuvre i ß n",
		"学校 2":                        "学校 2",
		"\x00\x07 a":                  "a",
		norm.NFD.String("Định danh"):  "dinh danh",
		"Ấ ấ Ẩ ẩ Ẫ ẫ Ậ ậ Ắ ắ Ỡ ỡ Ự ự Ỵ ỵ":      "a a a a a a a a a a o o u u y y",
		strings.Repeat("Trường Tiểu học ", 20): strings.TrimSpace(strings.Repeat("truong tieu hoc ", 20)),
	} {
		require.Equal(t, want, Fold(in), "%q", in)
	}
}

// slowFold says what Fold means, one step after another.
func slowFold(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn, unicode.Cf) || unicode.Is(unicode.Cc, r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	s = strings.ToLower(strings.NewReplacer("đ", "d", "Đ", "d").Replace(s))
	return strings.Join(strings.Fields(s), " ")
}

const vietnamese = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ 0123456789.,-&()\t"

func TestFoldIsWhatItMeansToBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune(vietnamese))).Draw(t, "s")
		require.Equal(t, slowFold(s), Fold(s))
		require.Equal(t, Fold(s), Fold(norm.NFD.String(s)), "composed or not")
		require.Equal(t, Fold(s), Fold(strings.ToUpper(s)), "capitals or not")
	})
}

func TestFoldOfAFoldedTextIsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Fold(rapid.String().Draw(t, "s"))
		require.Equal(t, once, Fold(once))
	})
}

func TestFoldOfAFoldedTextCostsNothing(t *testing.T) {
	require.Zero(t, testing.AllocsPerRun(10, func() { Fold("mam non hoa sen 2") }))
	require.LessOrEqual(t, testing.AllocsPerRun(10, func() { Fold("Mầm non Hoa Sen") }), 1.0)
}

func BenchmarkFold(b *testing.B) {
	for name, s := range map[string]string{"folded": "mam non hoa sen", "ascii": "THCS Hoa Nghia", "accents": "Trường Mầm non Hoa Sen"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(s)
			}
		})
	}
}
