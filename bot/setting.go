package bot

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"vneidbot/bot/vn"
)

// Setting is something that an office sets for its campaign. Its name is the
// one in files and on the command line.
type Setting string

// The settings. Words are given in both languages; an office's name, a person's
// and a letter's are the same in each.
const (
	SettingOffice       Setting = "office"
	SettingContact      Setting = "contact"
	SettingPhone        Setting = "phone"
	SettingLetter       Setting = "letter"
	SettingNameVi       Setting = "name_vi"
	SettingNameEn       Setting = "name_en"
	SettingGuideVi      Setting = "guide_vi"
	SettingGuideEn      Setting = "guide_en"
	SettingTaxURL       Setting = "tax_url"
	SettingNotice       Setting = "notice"
	SettingNoticeDay    Setting = "notice_day"
	SettingKeepPictures Setting = "keep_pictures_days"
	SettingKeepReports  Setting = "keep_reports_years"
	SettingKeepAudit    Setting = "keep_audit_years"
	SettingLastDay      Setting = "last_day"

	SettingQuietFrom     Setting = "quiet_from"
	SettingQuietUntil    Setting = "quiet_until"
	SettingRemindersADay Setting = "reminders_a_day"
	SettingRemindHours   Setting = "remind_hours"
)

// Settings lists them in the order in which they are shown.
func Settings() []Setting {
	return []Setting{SettingOffice, SettingContact, SettingPhone, SettingLetter, SettingNameVi, SettingNameEn, SettingGuideVi,
		SettingGuideEn, SettingTaxURL, SettingNotice, SettingNoticeDay, SettingKeepPictures, SettingKeepReports,
		SettingKeepAudit, SettingLastDay, SettingQuietFrom, SettingQuietUntil, SettingRemindersADay, SettingRemindHours}
}

// ReadSetting finds a setting by its name, as people write it.
func ReadSetting(name string) (Setting, bool) {
	s := Setting(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "-", "_"))
	return s, slices.Contains(Settings(), s)
}

// The lengths of values, in characters: a line stands inside a sentence, a
// guide is a message by itself.
const (
	maxLine  = 200
	maxGuide = 3000
	minName  = 5 // of what is reported
)

// Read gives the value in the form in which it is kept, or why it cannot be.
// Nothing unsets the setting.
func (s Setting) Read(text string) (value string, why Text) {
	text = tidy(text)
	most := maxLine
	if s == SettingGuideVi || s == SettingGuideEn {
		most = maxGuide
	}
	switch {
	case text == "":
		return "", Text{}
	case utf8.RuneCountInString(text) > most:
		return "", T("setting.too_long", "n", most)
	case (s == SettingNameVi || s == SettingNameEn) && utf8.RuneCountInString(text) < minName:
		return "", T("setting.too_short")
	case most == maxLine && strings.Contains(text, "\n"):
		return "", T("setting.one_line")
	case holdsCitizen(text):
		return "", T("setting.citizen")
	}
	return s.read(text)
}

// holdsCitizen tells whether a citizen number would be kept and shown to
// everybody. A phone number with its country's may have as many digits.
func holdsCitizen(text string) bool {
	_, found := MaskCitizen(strings.ReplaceAll(text, "+84", "0"))
	return found
}

func (s Setting) read(text string) (value string, why Text) {
	switch s {
	case SettingPhone:
		if !isPhone(text) {
			return "", T("setting.not_phone")
		}
	case SettingTaxURL:
		if !strings.HasPrefix(text, "https://") || strings.ContainsAny(text, " \"") {
			return "", T("setting.not_url")
		}
	case SettingNotice, SettingKeepPictures, SettingKeepReports, SettingKeepAudit:
		n, err := strconv.Atoi(afterCount.ReplaceAllString(text, ""))
		if err != nil || n < 1 || n > 9999 {
			return "", T("setting.not_number")
		}
		return strconv.Itoa(n), Text{}
	case SettingQuietFrom, SettingQuietUntil, SettingRemindersADay, SettingRemindHours:
		n, err := strconv.Atoi(strings.TrimSpace(afterHour.ReplaceAllString(afterCount.ReplaceAllString(text, ""), "")))
		if b := tactful[s]; err != nil || n < b.least || n > b.most {
			return "", T(notBetween(s), "least", b.least, "most", b.most)
		}
		return strconv.Itoa(n), Text{}
	case SettingNoticeDay, SettingLastDay:
		day, ok := vn.Day(text)
		if !ok {
			return "", T("setting.not_day")
		}
		return day.Format(time.DateOnly), Text{}
	default: // words
	}
	return text, Text{}
}

// notBetween is why a number out of its bounds cannot be the setting's.
func notBetween(s Setting) string {
	if s == SettingQuietFrom || s == SettingQuietUntil {
		return "setting.not_hour"
	}
	return "setting.not_between"
}

// Counts tells whether the value is a number.
func (s Setting) Counts() bool {
	_, bound := tactful[s]
	return bound || s == SettingNotice || s == SettingKeepPictures || s == SettingKeepReports || s == SettingKeepAudit
}

// afterCount is what people write behind a number: "90 ngày", "2 năm", "3 tin".
var afterCount = regexp.MustCompile(`(?i)\s*(?:ngày|năm|tin|lần)$`)

// afterHour is what people write behind a whole hour: "21h", "21h00", "21 giờ".
var afterHour = regexp.MustCompile(`(?i)\s*(?:h|:|giờ)(?:00)?$`)

// isPhone allows what people write around the digits: "0225 3842 123 (máy lẻ 12)".
func isPhone(text string) bool {
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits >= 3 && digits <= 30 && strings.IndexFunc(text, unicode.IsDigit) <= len("+(")
}

// tidy takes off what cannot be seen, and the spaces around each line.
func tidy(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, strings.ReplaceAll(vn.NFC(text), "\r\n", "\n"))
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, l := range lines {
		lines[i] = strings.Join(strings.Fields(l), " ")
	}
	return strings.Join(lines, "\n")
}

// SetSetting gives a setting its value, in the form that Read gave; "" unsets
// it. It is written together with an Audit of who did it.
type SetSetting struct {
	Setting Setting
	Value   string
}

func (SetSetting) write()  {}
func (SetSetting) desk()   {}
func (SetSetting) office() {}
