package read

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestInvite(t *testing.T) {
	unit, payload, area := ours.TypedUnitCode(42, 1), ours.UnitPayload(42, 1), ours.AreaPayload(7, 0)
	officer, officerPayload, _ := ours.OfficerCode("telegram:7")
	plain := strings.ReplaceAll(unit, "-", "")
	code := "MM-" + plain[2:]
	card := "Kính gửi Mầm non Hoa Sen (quận Dương Kinh). Xin thầy/cô mở liên kết này, hoặc quét mã QR, để báo cáo:\nhttps://t.me/some_bot?start="
	for text, want := range map[string][2]string{
		unit:        {code, ""},
		plain[2:]:   {code, ""},
		unit + " ạ": {code, "ạ"},
		"mã mời " + strings.ToLower(unit) + ".":       {code, "mã mời"},
		"mã:" + unit + ", được tiếp nhận":             {code, "mã được tiếp nhận"},
		strings.ReplaceAll(unit, "-", " ") + " nhé":   {code, "nhé"},
		strings.ReplaceAll(unit, "-", " – ") + " nhé": {code, "nhé"},
		"(" + unit + ")": {code, ""},
		card + payload + "\nKhông mở được thì nhắn riêng cho hệ thống mã " + unit + ".":           {payload, ""},
		"https://t.me/some_bot?start=" + payload:                                                  {payload, ""},
		"thưa cô, https://baocao.example/#" + area:                                                {area, ""},
		"https://t.me/some_bot?start=" + officerPayload + "\nhoặc gõ mã " + officer:               {officerPayload, ""},
		"mã của tôi là " + officer:                                                                {"CB-" + strings.ReplaceAll(officer, "-", "")[2:], "mã của tôi là"},
		"Xin thầy/cô nhắn riêng cho hệ thống mã " + unit + ".\nMã này chỉ dành cho đơn vị, xin ạ": {code, "Xin thầy/cô nhắn riêng cho hệ thống mã Mã này chỉ dành cho đơn vị xin ạ"},
	} {
		invite, rest, ok := Invite(text)
		require.True(t, ok, text)
		require.Equal(t, want, [2]string{invite, rest}, text)
		require.Equal(t, invite[0] == 'C' || invite[0] == 'o', ForOfficers(invite))
	}
	for _, text := range []string{"", "mầm non hoa sen", "mã mời " + plain[2:], unit[:len(unit)-1] + "Q", "https://example.vn/#about-us", "https://t.me/other?start=hello", "MM 2", "/#" + payload[:12]} {
		_, rest, ok := Invite(text)
		require.False(t, ok, text)
		require.Equal(t, text, rest)
	}
}
