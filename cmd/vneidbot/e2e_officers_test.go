package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/store/storetest"
)

// TestOfficersFromOneFile is an administrator who invites officers from a file with a
// wrong row, gives the letter to the guide, and makes one of them an administrator.
func TestOfficersFromOneFile(t *testing.T) {
	t.Parallel()
	tg, app := bootIn(t, storetest.Fresh(t))
	admin := tg.User(adminID, "Cán bộ Mai")
	perform(t, admin, act{"/canbo mời", "canbo.send_list"})
	sendList(t, admin, "truong.csv", csvOf("Tên đơn vị,Mã số thuế", "Mầm non Hoa Sen,0299900124"), "", "Không có dòng nào đọc được", "địa bàn; họ tên; số điện thoại")
	last, _ := admin.Last()
	require.NotContains(t, last.Text, "Cơ quan")
	sendList(t, admin, "can-bo.csv", csvOf("TT;Địa bàn;Họ và tên;SĐT", "1;Phường Dương Kinh;Trần Thị Lan;999000001", "2;Hồng Lĩnh;Lê Minh;0999000002"), "",
		"Đọc được 1 cán bộ", "Dòng 3: Không có địa bàn")
	perform(t, admin, act{"[Tạo 1 mã mời]", "canbo.invitation"})
	last, _ = admin.Last()
	officer := tg.User(2000, "lan.tt")
	perform(t, officer, act{codeOfOfficer.FindString(last.Text), "officer_code.welcome"})
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM accounts WHERE name = 'Trần Thị Lan' AND phone = '0999000001' AND role = 'officer'`))
	perform(t, admin, act{"/canbo", "Danh sách cán bộ"})
	for _, a := range []act{{"[1. Trần Thị Lan]", "canbo.card"}, {"[button.make_admin]", "canbo.ask_admin"}, {"[button.make_admin]", "canbo.is_admin"}} {
		perform(t, admin, a)
	}
	perform(t, officer, act{"/caidat", "caidat.head"})

	perform(t, officer, act{"[button.letter_file]", "caidat.send_letter"})
	sendList(t, officer, "cv.pdf", []byte("MZ\x90\x00\x03"), "", "không phải là PDF")
	sendList(t, officer, "cv.pdf", []byte("%PDF-1.7\n"), "", "Gửi kèm tệp cv.pdf")
	perform(t, officer, act{"[button.write]", "caidat.done_letter"})
	user := tg.User(1000, "Cô Lan")
	perform(t, user, act{"/huongdan", "guide.contact"})
	require.Contains(t, user.Transcript(), "cv.pdf")
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}
