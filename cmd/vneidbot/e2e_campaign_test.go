package main

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/store/storetest"
)

// TestTheNextCampaignFromTheChat: an administrator begins it with one tap, however often
// it is tapped; what was reported is history, the principal reports anew.
func TestTheNextCampaignFromTheChat(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, midday)
	lan, admin := tg.User(1000, "Cô Lan"), tg.User(adminID, "Cán bộ Mai")
	for _, a := range []act{{"0299900124 chưa đăng ký", "Mầm non Hoa Sen"}, {"[Đúng]", "CHƯA GỬI"}, {"[Gửi báo cáo]", "Mã biên nhận"}} {
		perform(t, lan, a)
	}
	for _, a := range []act{
		{"/tonghop", "Đã báo cáo: 1/"}, {"/caidat", "caidat.head"}, {"[button.next_campaign]", "caidat.next_name"},
		{"báo cáo kết quả kích hoạt tài khoản định danh điện tử", "caidat.next_letter"},
		{"Công văn 99/SGDĐT ngày 01/6/2025", "1 báo cáo của 1 đơn vị"},
	} {
		perform(t, admin, a)
	}
	for range 3 {
		if _, err := admin.Tap("Bắt đầu đợt mới"); err != nil { // the button is gone
			break
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	_, err := admin.Says(ctx, "báo cáo của 1 đơn vị vào lịch sử")
	require.NoError(t, err, admin.Transcript())
	perform(t, admin, act{"/tonghop", "Đã báo cáo: 0/"})
	perform(t, admin, act{"/nhatky", "bắt đầu đợt báo cáo mới"})
	perform(t, lan, act{"/trangthai", "đợt trước"})
	perform(t, lan, act{"/baocao", "đang ở trạng thái nào"})
	perform(t, tg.User(1001, "Cô Hoa"), act{"/start", "kích hoạt tài khoản"})
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM audit WHERE act = 'dotmoi'`))
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM reports WHERE earlier = TRUE`))
	storetest.Sound(t, app.store)
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}
