package bot

import (
	"strconv"
	"time"
)

// Campaign is the data of the campaign: no name, letter or address of it is in
// code. What is not set is zero, and left out of sentences.
type Campaign struct {
	Name         Both      // what is reported: "báo cáo kết quả đăng ký tài khoản định danh điện tử của đơn vị"
	Letter       string    // the letters it rests on
	Office       string    // used where an area has no office of its own
	Contact      string    // whom to ask
	Phone        string    // of the contact, or else of the office
	TaxURL       string    // where a unit's data at the tax office can be seen
	Guide        Both      // the steps of registering, shown by /huongdan
	Notice       int       // version of the privacy notice
	NoticeDay    time.Time // of that version
	KeepPictures int       // days
	KeepReports  int       // years
	KeepAudit    int       // years, of what officers did; the law asks for six months at least
	LastDay      time.Time // on which reports are taken; zero for no end
	Tact         Tact
	Document     *Attachment // the letter as a file; it is no setting
}

// Over tells whether the campaign takes no more reports on the day.
func (c Campaign) Over(day time.Time) bool { return !c.LastDay.IsZero() && day.After(c.LastDay) }

// NewCampaign reads the settings as they are kept. What is missing or cannot be
// read counts as not set.
func NewCampaign(kept map[Setting]string) Campaign {
	number := func(s Setting) int { n, _ := strconv.Atoi(kept[s]); return n }
	day := func(s Setting) time.Time { day, _ := time.Parse(time.DateOnly, kept[s]); return day }
	return Campaign{
		Name: Both{kept[SettingNameVi], kept[SettingNameEn]}, Guide: Both{kept[SettingGuideVi], kept[SettingGuideEn]},
		Office: kept[SettingOffice], Contact: kept[SettingContact], Phone: kept[SettingPhone], Letter: kept[SettingLetter], TaxURL: kept[SettingTaxURL],
		Notice: max(1, number(SettingNotice)), NoticeDay: day(SettingNoticeDay),
		KeepPictures: number(SettingKeepPictures), KeepReports: number(SettingKeepReports), KeepAudit: number(SettingKeepAudit),
		LastDay: day(SettingLastDay), Tact: newTact(kept),
	}
}

// Kept is the value of a setting as it is kept, "" for one that is not set.
func (c Campaign) Kept(s Setting) string {
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	date := func(day time.Time) string {
		if day.IsZero() {
			return ""
		}
		return day.Format(time.DateOnly)
	}
	switch s {
	case SettingNotice:
		return number(c.Notice)
	case SettingKeepPictures:
		return number(c.KeepPictures)
	case SettingKeepReports:
		return number(c.KeepReports)
	case SettingKeepAudit:
		return number(c.KeepAudit)
	case SettingQuietFrom, SettingQuietUntil, SettingRemindersADay, SettingRemindHours:
		return c.Tact.kept(s)
	case SettingNoticeDay:
		return date(c.NoticeDay)
	case SettingLastDay:
		return date(c.LastDay)
	default:
		return map[Setting]string{SettingOffice: c.Office, SettingContact: c.Contact, SettingPhone: c.Phone, SettingLetter: c.Letter,
			SettingNameVi: c.Name.Vi, SettingNameEn: c.Name.En, SettingGuideVi: c.Guide.Vi, SettingGuideEn: c.Guide.En,
			SettingTaxURL: c.TaxURL}[s]
	}
}

// Unset lists what an office has yet to set: sentences do without it, people
// miss it.
func (c Campaign) Unset() (list []Setting) {
	for _, s := range []Setting{SettingOffice, SettingContact, SettingPhone, SettingLetter, SettingNoticeDay} {
		if c.Kept(s) == "" {
			list = append(list, s)
		}
	}
	return list
}
