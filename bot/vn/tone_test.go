package vn

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNormalTone(t *testing.T) {
	for in, want := range map[string]string{
		"Hoà Nghĩa": "Hòa Nghĩa", "Hòa": "Hòa", "THUỶ": "THỦY", "Thuỵ": "Thụy", "Thuý": "Thúy", "khoẻ": "khỏe", "Hoá": "Hóa", "OÀ": "ÒA", "Oà": "Òa",
		"Hoàn": "Hoàn", "Hoàng Hoà": "Hoàng Hòa", "quý": "quý", "Quỳnh": "Quỳnh", "Huỳnh": "Huỳnh", "quỹ": "quỹ", "thoải": "thoải", "": "", "hoa": "hoa", "à": "à",
	} {
		require.Equal(t, want, NormalTone(in), in)
		require.Equal(t, want, NormalTone(want), "once is enough")
	}
}
