package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// stands changes how a unit of the town stands.
func (m *memory) stands(id bot.UnitID, s bot.Standing) {
	for i := range m.units {
		if m.units[i].ID == id {
			m.units[i].Standing = s
		}
	}
}

// A unit that was closed while its sheet was open is passed over and named, and a
// decision about one that was closed afterwards is not taken back.
func TestAClosedUnitIsNotDecided(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	c.m.awaiting(102, 1)
	sheet := c.types("/xacnhan")
	c.m.stands(102, bot.Closed)
	done := c.press(sheet, "Xác nhận cả 2")
	require.Contains(t, c.heard(done), "Đã xác nhận báo cáo của Mầm non Hoa Sen (quận Dương Kinh).")
	require.Contains(t, c.heard(done), "Mầm non Hoa Hồng (quận Dương Kinh): không còn trong danh sách")
	require.Len(t, c.m.decisions, 1)
	c.m.stands(101, bot.Closed)
	back := c.press(done, "Hoàn tác")
	require.False(t, decides(back))
	require.Contains(t, c.heard(back), "Không hoàn tác 1")
}

// Whom a decision made a reporter stays one when it is taken back, which is said; and
// nobody becomes one by a decision that does not stand any more.
func TestReportersOfADecisionThatWasTakenBack(t *testing.T) {
	c := reviewRoom(t)
	who := bot.UnitPerson{AccountChat: bot.AccountChat{Account: people["hiệu trưởng"], Name: "Cô Thu"}}
	c.m.people = map[bot.UnitID][]bot.UnitPerson{101: {who}}
	c.m.awaiting(101, 1)
	for i := range c.m.toReview {
		c.m.toReview[i].Account, c.m.toReview[i].Verified = who.Account, false
	}
	done := c.press(c.types("/xacnhan"), "Xác nhận")
	back := c.press(done, "Hoàn tác")
	require.NotContains(t, c.heard(back), "vẫn là người")
	stale := c.press(done, "Xác nhận cả người báo cáo")
	require.False(t, decides(stale))
	require.Contains(t, c.heard(stale), "báo cáo của họ không còn được xác nhận")

	done = c.press(c.types("/xacnhan"), "Xác nhận")
	verified := c.press(done, "Xác nhận cả người báo cáo")
	require.True(t, decides(verified))
	c.m.people[101][0].Verified = true
	back = c.press(verified, "Hoàn tác")
	require.Contains(t, c.heard(back), "Người báo cáo vẫn là người đã xác minh: Cô Thu, Mầm non Hoa Sen (quận Dương Kinh).")
}

// Whom no message reaches is named with the phone that there is.
func TestWhomToPhoneAboutAReturn(t *testing.T) {
	c := reviewRoom(t)
	c.m.people = map[bot.UnitID][]bot.UnitPerson{101: {{AccountChat: bot.AccountChat{Account: "telegram:77", Name: "Cô Thu"}, Phone: "0999000177"}}}
	for i := range c.m.units {
		if c.m.units[i].ID == 102 {
			c.m.units[i].Head, c.m.units[i].Phone = "Cô Hồng", "0999000102"
		}
	}
	for _, id := range []bot.UnitID{101, 102, 103} {
		c.m.awaiting(id, 1)
	}
	for i := range c.m.toReview {
		c.m.toReview[i].Account = "telegram:77"
	}
	c.types("/xacnhan")
	c.types("1-3")
	done := c.types("1")
	require.True(t, decides(done))
	heard := c.heard(done)
	require.Contains(t, heard, "Có 3 người gửi không nhận được tin của hệ thống; đồng chí gọi điện giúp:")
	require.Contains(t, heard, "• Mầm non Hoa Sen (quận Dương Kinh). Người báo cáo: Cô Thu, điện thoại 0999 000 177")
	require.Contains(t, heard, "• Mầm non Hoa Hồng (quận Dương Kinh). Thủ trưởng đơn vị: Cô Hồng, điện thoại 0999 000 102")
	require.Contains(t, heard, "• Tiểu học Hòa Nghĩa (quận Dương Kinh). chưa có số điện thoại")
}

// A report whose picture is gone is looked at by itself, and says so; nobody confirms it
// among others.
func TestAPictureThatIsGoneIsTold(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	c.m.awaiting(102, 0)
	a := c.types("/xacnhan")
	require.Contains(t, c.heard(a), "ảnh không còn trong hệ thống")
	require.Empty(t, a.Say[0].Album)
	require.False(t, decides(a))
	c.types("tất cả")
	require.Len(t, c.m.decisions, 1, "the one that was shown, not the one behind it")
}

// TestTheLastSheetTellsOfWhatWasPutOff: that nothing is left would not be true.
func TestTheLastSheetTellsOfWhatWasPutOff(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1, bot.FlagCopied)
	c.m.awaiting(102, 1)
	c.m.awaiting(103, 1)
	a := c.press(c.types("/xacnhan"), "Để sau")
	require.Contains(t, c.heard(a), "Ảnh 1–2 của 2 đơn vị, còn 1 báo cáo đồng chí để sau hoặc mới gửi đến.")
	c.press(a, "Xác nhận cả 2")
	one := c.types("/xacnhan")
	require.Contains(t, c.heard(one), "Sau báo cáo này: không còn báo cáo nào khác.")
	c.m.awaiting(104, 1)
	decided := c.press(c.types("/xacnhan"), "Xác nhận")
	require.Contains(t, c.heard(decided), "không còn báo cáo nào khác")
}
