package vn

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDigitsInWords(t *testing.T) {
	for in, want := range map[string]string{
		"không hai chín chín chín không không một hai bốn":         "0299900124",
		"mã là khong hai chin chin chin khong khong mot hai bon ạ": "mã là 0299900124 ạ",
		"Không hai, chín chín chín, không không, một hai tư nhé":   "0299900124 nhé",
		"02 chín chín chín không không một hai bốn":                "0299900124",
		"không, trường em là mầm non số hai":                       "không, trường em là mầm non số hai",
		"Hai Bà Trưng":   "Hai Bà Trưng",
		"ba bốn năm nữa": "ba bốn năm nữa", "hai ba bốn năm sáu trường": "hai ba bốn năm sáu trường",
		"năm nay ba trường": "năm nay ba trường",
		"0299900124":        "0299900124",
		"":                  "",
		"0299900124 không phải 0299900131 ạ": "0299900124 không phải 0299900131 ạ",
	} {
		require.Equal(t, want, SpokenDigits(in), in)
	}
}
