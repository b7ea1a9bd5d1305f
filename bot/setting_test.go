package bot

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSettingsReadWhatPeopleWrite(t *testing.T) {
	for _, c := range []struct {
		set        Setting
		typed      string
		value, why string
	}{
		{SettingOffice, "  Sở GDĐT\u200b  Hải Phòng ", "Sở GDĐT Hải Phòng", ""},
		{SettingOffice, "", "", ""},
		{SettingOffice, "Sở\nGDĐT", "", "setting.one_line"},
		{SettingOffice, strings.Repeat("ơ", 201), "", "setting.too_long"},
		{SettingGuideVi, "1. Một \r\n 2. Hai\r\n", "1. Một\n2. Hai", ""},
		{SettingGuideEn, strings.Repeat("o", 3001), "", "setting.too_long"},
		{SettingPhone, "0225 000 0001 (máy lẻ 12)", "0225 000 0001 (máy lẻ 12)", ""},
		{SettingPhone, "(0225) 0000001", "(0225) 0000001", ""},
		{SettingPhone, "cô Lan", "", "setting.not_phone"},
		{SettingPhone, "1", "", "setting.not_phone"},
		{SettingPhone, "079093012345", "", "setting.citizen"},
		{SettingPhone, "+84 999 000 0001", "+84 999 000 0001", ""},
		{SettingPhone, "+842250000001", "+842250000001", ""},
		{SettingContact, "cô Lan, CCCD 079 093 012 345", "", "setting.citizen"},
		{SettingTaxURL, "http://a.vn", "", "setting.not_url"},
		{SettingTaxURL, "https://a.vn/tra cuu", "", "setting.not_url"},
		{SettingNotice, "02", "2", ""},
		{SettingQuietFrom, "20h00", "20", ""},
		{SettingQuietFrom, "20 giờ", "20", ""},
		{SettingQuietFrom, "7", "", "setting.not_hour"},
		{SettingQuietUntil, "6h", "6", ""},
		{SettingQuietUntil, "6h30", "", "setting.not_hour"},
		{SettingRemindersADay, "0", "", "setting.not_between"},
		{SettingRemindHours, "3", "3", ""},
		{SettingNotice, "0", "", "setting.not_number"},
		{SettingKeepReports, "hai năm", "", "setting.not_number"},
		{SettingNoticeDay, "20/11/2026", "2026-11-20", ""},
		{SettingNoticeDay, "01/01/1", "", "setting.not_day"},
	} {
		value, why := c.set.Read(c.typed)
		require.Equal(t, c.value, value, c.typed)
		require.Equal(t, c.why, why.Key, c.typed)
	}
}

func TestACampaignKeepsWhatWasSet(t *testing.T) {
	kept := map[Setting]string{SettingNoticeDay: "2026-11-20", SettingLastDay: "2026-12-31", SettingNotice: "3", SettingKeepPictures: "90", SettingKeepReports: "2", SettingKeepAudit: "1",
		SettingQuietFrom: "20", SettingQuietUntil: "6", SettingRemindersADay: "2", SettingRemindHours: "3"}
	for _, s := range Settings() {
		if kept[s] == "" {
			kept[s] = "value of " + string(s)
		}
	}
	c := NewCampaign(kept)
	for s, value := range kept {
		require.Equal(t, value, c.Kept(s), s)
	}
	require.Empty(t, c.Unset())

	bare := NewCampaign(map[Setting]string{SettingNoticeDay: "ngày mai"})
	require.Equal(t, []Setting{SettingOffice, SettingContact, SettingPhone, SettingLetter, SettingNoticeDay}, bare.Unset())
	require.Equal(t, 1, bare.Notice, "somebody who was shown the notice is told of a newer one: it begins at 1")

	s, ok := ReadSetting(" Notice-Day ")
	require.True(t, ok)
	require.Equal(t, SettingNoticeDay, s)
	_, ok = ReadSetting("noticeday")
	require.False(t, ok)
}
