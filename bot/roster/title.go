package roster

import (
	"regexp"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// title is what stands above a table, for rows that do not say it themselves:
// "Danh sách trường mầm non phường Dương Kinh".
type title struct {
	area  string
	level bot.Level
}

var (
	titledArea = regexp.MustCompile(`(?i)(?:^|[ (])((?:phường|xã|đặc khu|quận|huyện|thị xã|thị trấn) .+)$`)
	// titleEnd is what follows the area's name in a title.
	titleEnd = regexp.MustCompile(`(?i)\s*(?:[,;:()–]| - |năm( học)? |ngày |tháng |kèm theo|kỳ |quý |tỉnh |thành phố |tp\.? ?).*$`)
	// society is no commune: "PHÒNG VĂN HÓA - XÃ HỘI PHƯỜNG DƯƠNG KINH".
	society     = regexp.MustCompile(`(?i)(?:-\s*)?xã\s+hội`)
	titledOwn   = regexp.MustCompile(`\btruc thuoc so( |$)`)
	titledLevel = regexp.MustCompile(`\b(mam non|tieu hoc|trung hoc co so|thcs|trung hoc pho thong|thpt)\b`)
)

// readTitle reads the titles above a header: the last area that they name, and the
// level where they name one alone.
func readTitle(above []string) (t title) {
	levels := map[bot.Level]bool{}
	for _, text := range above {
		text = clean(text)
		if m := titledArea.FindStringSubmatch(society.ReplaceAllString(vn.NFC(text), " ")); m != nil {
			t.area = titleEnd.ReplaceAllString(m[1], "")
		} else if titledOwn.MatchString(words(text)) {
			t.area = bot.DirectName
		}
		for _, word := range titledLevel.FindAllString(words(text), -1) {
			t.level = cellLevel(word)
			levels[t.level] = true
		}
	}
	if len(levels) > 1 {
		t.level = ""
	}
	t.area = strings.TrimRight(t.area, " .")
	return t
}

// titled is the area that a title means, 0 when that is not clear.
func (ps *places) titled(name string) bot.AreaID {
	if found := bot.MatchAreas(plainArea(name), ps.areas, ps.day); len(found) == 1 {
		return found[0].ID
	}
	return 0
}

// byTitle gives a row the area of the title above its table, and notes that it did.
func (p *plan) byTitle(r Row) bot.AreaID {
	id := p.places.titled(r.Title)
	if id == 0 {
		return 0
	}
	for i := range p.Sheets {
		if s := &p.Sheets[i]; s.Header > 0 && (r.Sheet == "" || s.Name == r.Sheet) {
			s.TitleArea = p.places.name(id)
		}
	}
	return id
}
