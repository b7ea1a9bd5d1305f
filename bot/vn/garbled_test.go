package vn

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGarbled(t *testing.T) {
	for _, text := range []string{"®\u00adîc tiÕp nhËn", "Tr\u00adêng mÇm non Hoa Sen", "§¬n vÞ bÞ tõ chèi v× sai tªn", "TiÓu häc Hßa NghÜa", "ñöôïc tieáp nhaän", "Tröôøng maàm non Hoa Sen", "bò töø choái", "Tieåu hoïc Hoøa Nghóa", "chöa ñaêng kyù", "0299900124 ®· ®\u00adîc tiÕp nhËn", "em kh«ng biÕt"} {
		require.True(t, Garbled(text), text)
	}
	for _, text := range []string{"", "được tiếp nhận", "Trường mầm non Hoa Sen", "hòa, hoà, hoá, khoá, toàn, quà, quá, xuân, quê, tuần, hoàng", "xa xôi quá, toà nhà quý", "0299900124", "oke 👍", "trường THCS An Lão · mã: 12", "duoc tiep nhan", "©", "Trân trọng © 2025 ®", "một ngày đẹp trời, quét nhà", "HOÀNG VĂN TOÀN", "TOÀN QUÀ"} {
		require.False(t, Garbled(text), text)
	}
}
