package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/store/storetest"
)

// TestAListInTheMiddleOfARound: between two reports of a day on which reports are due the
// area's list grows, names the first unit anew and leaves one out. The preview says that
// it is such a day; what was reported in time stays so, and the round goes on over the
// new list.
func TestAListInTheMiddleOfARound(t *testing.T) {
	t.Parallel()
	tg, app := bootIn(t, storetest.Fresh(t), midday)
	zone := &Config{}
	midday(zone)
	city, officer := tg.User(adminID, "Cán bộ Mai"), tg.User(2000, "Cán bộ Hà")
	invited(t, tg, officer, "Dương Kinh")
	sendList(t, officer, "danh-sach.csv", mended, "", "Mới 5")
	perform(t, officer, act{"[button.list_take]", "Đã nhập danh sách + mới 5"})
	perform(t, city, act{"/kybaocao " + time.Now().In(zone.zone).Format("2/1/2006") + " 15h30 16h00", "Thêm 1 kỳ báo cáo"})
	perform(t, city, act{"[button.rounds_add]", "Đã thêm 1 kỳ báo cáo"})
	storetest.Exec(t, app.store, `INSERT INTO rounds (area_id, day, units_at, areas_at, by, changed_at)
	  SELECT area_id, day - 86400000, units_at - 86400000, areas_at - 86400000, by, changed_at FROM rounds`) // the one before

	first, second := tg.User(1000, "Cô Lan"), tg.User(1001, "Thầy Nam")
	for _, a := range []act{{"(photo) 0299900124 được tiếp nhận", "unit.confirm"}, {"[button.yes]", "summary.text"}, {"[button.send]", "đúng hạn"}} {
		perform(t, first, a)
	}
	perform(t, officer, act{"/tonghop", "tonghop.head + 1/5 + Cập nhật trong kỳ: 1/5"})

	sendList(t, officer, "danh-sach moi.csv", csvOf("Mã số thuế,Tên đơn vị,Cấp học",
		"0299900124,Mầm non Hoa Sen 1,Mầm non", ",Mầm non Hướng Dương,Mầm non", ",Tiểu học Đa Phúc,Tiểu học", ",Tiểu học Hòa Nghĩa,Tiểu học",
		"0299900131,THCS Anh Dũng,THCS", ",Mầm non Sao Mai,Mầm non"), "", "Mới 2 · thay đổi 1", "Kỳ báo cáo hôm nay chốt lúc 15h30")
	perform(t, officer, act{"/tonghop", "tonghop.head + 1/5 + Cập nhật trong kỳ: 1/5"})
	perform(t, officer, act{"[button.list_take]", "Đã nhập danh sách + mới 2"})
	perform(t, officer, act{"/tonghop", "tonghop.head + 1/7 + Cập nhật trong kỳ: 1/7"})

	for _, a := range []act{{"(photo) 0299900131 được tiếp nhận", "unit.confirm"}, {"[button.yes]", "summary.text"}, {"[button.send]", "THCS Anh Dũng + đúng hạn"}} {
		perform(t, second, a)
	}
	perform(t, first, act{"/trangthai", "Mầm non Hoa Sen 1"})
	perform(t, officer, act{"/tonghop", "tonghop.head + 2/7 + Cập nhật trong kỳ: 2/7"})
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM reports r JOIN units u ON u.id = r.unit_id WHERE u.name = 'Mầm non Hoa Sen 1'`))

	perform(t, officer, act{"[button.list_back]", "bỏ 1 đơn vị mới + chuyển thành ngoài danh sách: 1 (THCS Anh Dũng)"})
	perform(t, officer, act{"[button.list_back]", "Đã hoàn tác lần nhập"})
	perform(t, officer, act{"/tonghop", "tonghop.head + 1/5 + Cập nhật trong kỳ: 1/5"})
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}
