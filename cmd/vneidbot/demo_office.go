package main

import (
	"context"
	"time"

	"vneidbot/bot"
	"vneidbot/store"
)

// The demonstration's department and the office of its area: invented, so that the
// page has somebody to phone.
var (
	demoSettings = map[bot.Setting]string{bot.SettingOffice: "Sở Giáo dục và Đào tạo", bot.SettingContact: "thầy Minh", bot.SettingPhone: "0999 000 200"}
	demoOffice   = bot.Area{Office: "Phòng Văn hóa – Xã hội phường Dương Kinh", Contact: "cô Hạnh", Phone: "0999 000 100"}
)

// seedOffice sets whom to ask, in the department and in the demonstration's area.
func seedOffice(ctx context.Context, s *store.Store, now time.Time) error {
	areas, err := s.Areas(ctx)
	if err != nil {
		return err
	}
	var writes []bot.Write
	for setting, value := range demoSettings {
		writes = append(writes, bot.SetSetting{Setting: setting, Value: value})
	}
	for _, a := range bot.MatchAreas(demoArea, areas, now) {
		a.Office, a.Contact, a.Phone = demoOffice.Office, demoOffice.Contact, demoOffice.Phone
		writes = append(writes, bot.SaveArea{Area: a})
	}
	_, err = s.Commit(ctx, append(writes, byHand("demo")))
	return err
}
