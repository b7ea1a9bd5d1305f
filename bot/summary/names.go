package summary

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"vneidbot/bot"
)

// levelName is the level of a row, or its block.
func (v voice) levelName(by bot.By, r bot.Row) string {
	switch {
	case by == bot.ByBlock:
		return v.say("block." + string(r.Block))
	case r.Level == "":
		return v.say("tonghop.no_area")
	}
	return v.say("level_short." + string(r.Level))
}

// bare names a row's area, or says that it has none.
func (v voice) bare(a bot.Area) string {
	if a.Name == "" {
		return v.say("tonghop.no_area")
	}
	return bare(a)
}

// bare is the area's name as tables and lists show it: the short one of the
// data, else the full one without the kind of place.
func bare(a bot.Area) string {
	if a.Short != "" {
		return norm.NFC.String(a.Short)
	}
	return bareName(a.Name)
}

// tellApart gives areas that tables would call alike their whole names, "Xã Tân An"
// and "Phường Tân An"; where these are too long they become "X.Tân An" and
// "P.Tân An".
func tellApart(rows []bot.Row) {
	names, alike := map[string]string{}, map[string]bool{}
	for _, r := range rows {
		short := bare(r.Area)
		if first, ok := names[short]; ok && first != r.Area.Name {
			alike[short] = true
		}
		names[short] = r.Area.Name
	}
	for i := range rows {
		if a := &rows[i].Area; alike[bare(*a)] {
			a.Short = a.Name
		}
	}
}

// isWhole tells whether the area is called by its whole name.
func isWhole(a bot.Area) bool { return a.Name != "" && a.Short == a.Name }

// kinds are the words before the proper name of a place, lower case.
var kinds = []string{"thành phố ", "thị xã ", "thị trấn ", "đặc khu ", "quận ", "huyện ", "phường ", "xã "}

// bareName is the name without the kind of place, in NFC: "Quận Dương Kinh"
// is "Dương Kinh".
func bareName(full string) string {
	full = norm.NFC.String(strings.TrimSpace(full))
	lower := strings.ToLower(full)
	for _, kind := range kinds {
		if len(lower) == len(full) && strings.HasPrefix(lower, kind) {
			return full[len(kind):]
		}
	}
	return full
}

// shorten cuts leading words to initials until the name fits the room:
// "Bạch Long Vĩ" becomes "B.Long Vĩ", then "B.L.Vĩ". A last word that is too
// long by itself is cut with an ellipsis.
func shorten(name string, room int) string {
	words := strings.Fields(name)
	initials := ""
	for len(words) > 1 && cells(initials)+cells(strings.Join(words, " ")) > room {
		initials += string([]rune(words[0])[:1]) + "."
		words = words[1:]
	}
	short := []rune(initials + strings.Join(words, " "))
	if len(short) <= room {
		return string(short)
	}
	return string(short[:max(room-1, 0)]) + "…"
}
