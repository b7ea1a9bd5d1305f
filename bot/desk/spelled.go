package desk

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// spelled is the command whose name the words begin with as it is spoken, with what stands
// behind the name: "kỳ báo cáo thêm 21,23/12 15h30". Only of commands that ask before they
// write, and where what stands behind is clearly theirs.
func (t *deskTurn) spelled(text string) (c call, ok bool) {
	words := strings.Fields(vn.NFC(text))
	for n := min(len(words)-1, syllables); n > 0; n-- {
		front, rest := strings.Join(words[:n], " "), strings.Join(words[n:], " ")
		for _, known := range commands() {
			if known.behind != nil && known.isCalled(front) && t.who.may(known.rule) == granted && known.behind(t, rest) {
				return readCommand(known.name, rest, t.who.group), true
			}
		}
	}
	return c, false
}

// spelledName is the command whose name the words are in several syllables, and nothing else: "cán
// bộ", "gắn nhóm"; nil for anything else.
func spelledName(text string) *command {
	words := strings.Fields(vn.Fold(strings.Trim(text, space+".!?")))
	if known := find(strings.Join(words, "")); len(words) > 1 && known != nil && !known.shared {
		return known
	}
	return nil
}

// calls tells whether words begin with the name of such a command.
func calls(text string) bool {
	words := strings.Fields(vn.NFC(text))
	for n := min(len(words), syllables); n > 1; n-- {
		if slices.ContainsFunc(commands(), func(c command) bool { return c.behind != nil && c.isCalled(strings.Join(words[:n], " ")) }) {
			return true
		}
	}
	return false
}

// isCalled tells whether the words are the command's name, one of its aliases, or what is
// said in its place.
func (c *command) isCalled(words string) bool {
	glued := strings.ReplaceAll(vn.Fold(words), " ", "")
	if glued == c.name || slices.Contains(c.aliases, glued) {
		return true
	}
	for asked := range strings.SplitSeq(c.asked, "|") {
		if vn.Plain(words) == vn.Plain(asked) || vn.Plain(words) == vn.Fold(asked) {
			return true
		}
	}
	return false
}

// behindRounds tells whether words are days, hours, or an area whose rounds are to be seen.
func behindRounds(t *deskTurn, words string) bool {
	if _, area := t.areaAlone(words); area {
		return true
	}
	_, rest := cutVerb(t.verbFirst(words))
	target := ""
	if m := into.FindStringSubmatchIndex(rest); m != nil {
		rest, target = rest[:m[0]], rest[m[2]:]
	}
	due, problem := read.Dates(rest, t.day)
	to, _ := read.Dates(target, t.day)
	place := strings.TrimSpace(due.Rest + " " + to.Rest)
	_, known := t.roundsScope(place)
	return due.Says(problem) && (place == "" || known)
}

// behindSettings tells whether words name a setting, with a value behind it or without.
func behindSettings(t *deskTurn, words string) bool {
	if t.who.Role == bot.Admin {
		if named, _ := t.settingWithValue(words); named != "" || t.settingNamed(words) != "" {
			return true
		}
	}
	return t.settingsMeant(words) != nil
}

// behindOfficers tells whether words are what an administrator types behind /canbo.
func behindOfficers(t *deskTurn, words string) bool {
	first, _, _ := strings.Cut(words, " ")
	return t.who.Role == bot.Admin && (vn.Fold(words) == missingWord || vn.Fold(first) == inviteWord && (words == first || numberLike.MatchString(words)) || asksAdmin(words))
}

// behindInvitations tells whether words are what is typed behind /mamoi: the common link, all,
// or a unit.
func behindInvitations(t *deskTurn, words string) bool {
	if first, _, _ := strings.Cut(vn.Fold(words), " "); first == commonWord || strings.HasPrefix(vn.Fold(words), "tat ca") {
		return true
	}
	found, err := t.meantUnits(words)
	return err == nil && len(found) > 0
}
