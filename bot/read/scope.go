package read

import (
	"slices"
	"strings"
	"time"
	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// ScopeProblem says why a text is no scope. The zero value is no problem.
type ScopeProblem struct {
	Word    string     // the item that is not understood
	Choices []bot.Area // it may mean each of these
	Near    []bot.Area // it means none; these are nearest
}

// OK tells whether there is no problem.
func (p ScopeProblem) OK() bool { return p.Word == "" }

// everywhere are the words for all areas, folded.
var everywhere = []string{"tat ca", "toan thanh pho", "ca thanh pho", "thanh pho", "tp", "toan tp", "city", "all", "toan bo",
	"toan tinh", "tinh", "moi dia ban", "tat ca dia ban", "tat ca cac dia ban", "whole city", "everything"}

// Scope reads "Dương Kinh, THPT": items separated by comma or semicolon,
// each an area, a level, a level of an area ("tiểu học Dương Kinh" or "Dương
// Kinh tiểu học") or "toàn thành phố". Only levels mean all areas, only areas
// all levels; nothing is the empty scope. The first item that is not understood is the problem.
func Scope(text string, areas []bot.Area, day time.Time) (bot.Scope, ScopeProblem) {
	var s scopeRead
	split := func(r rune) bool { return strings.ContainsRune(",;\n", r) }
	index := bot.NewAreaIndex(areas)
	for item := range strings.FieldsFuncSeq(vn.NFC(text), split) {
		if item = strings.TrimSpace(item); item == "" {
			continue
		}
		if p := s.take(item, index, day); !p.OK() {
			return bot.Scope{}, p
		}
	}
	if !s.AllAreas && s.Areas == nil && s.Levels == nil {
		return bot.Scope{}, ScopeProblem{}
	}
	s.AllAreas = s.AllAreas || s.Areas == nil
	s.AllLevels = s.Levels == nil
	if s.AllAreas {
		s.Areas = nil
	}
	return s.Scope, ScopeProblem{}
}

// scopeRead is a scope as far as it is read.
type scopeRead struct{ bot.Scope }

// take adds one item.
func (s *scopeRead) take(item string, areas *bot.AreaIndex, day time.Time) ScopeProblem {
	if slices.Contains(everywhere, vn.Words(item)) {
		s.AllAreas = true
		return ScopeProblem{}
	}
	found := areas.Match(item, day)
	if len(found) == 0 {
		if levels, rest := itemLevels(item, areas, day); len(levels) > 0 {
			s.addLevels(levels)
			if rest == "" {
				return ScopeProblem{}
			}
			return s.take(rest, areas, day)
		}
	}
	switch len(found) {
	case 0:
		if saysOwnership(vn.Words(item)) {
			return ScopeProblem{Word: item}
		}
		return ScopeProblem{Word: item, Near: areas.Nearest(item, day, 3)}
	case 1:
		if !slices.Contains(s.Areas, found[0].ID) {
			s.Areas = append(s.Areas, found[0].ID)
		}
		return ScopeProblem{}
	}
	return ScopeProblem{Word: item, Choices: found}
}

func (s *scopeRead) addLevels(levels []bot.Level) {
	for _, l := range levels {
		if !slices.Contains(s.Levels, l) {
			s.Levels = append(s.Levels, l)
		}
	}
}

// itemLevels takes level words off the front, or off the end of a place that is
// known; the words beside them keep their accents.
func itemLevels(item string, areas *bot.AreaIndex, day time.Time) (levels []bot.Level, rest string) {
	words := strings.FieldsFunc(item, func(r rune) bool { return strings.ContainsRune(" &+-\t", r) })
	longest := min(len(words), 12)
	for n := longest; n > 0; n-- {
		if levels := levelsOf(words[:n]); levels != nil {
			return levels, strings.Join(words[n:], " ")
		}
	}
	for n := longest - 1; n > 0; n-- {
		place := strings.Join(words[:len(words)-n], " ")
		if levels := levelsOf(words[len(words)-n:]); levels != nil && isPlace(place, areas, day) {
			return levels, place
		}
	}
	return nil, item
}

func isPlace(text string, areas *bot.AreaIndex, day time.Time) bool {
	return slices.Contains(everywhere, vn.Words(text)) || len(areas.Match(text, day)) > 0
}

// levelsOf reads words that say nothing but levels, nil for others: "TH&THCS" is
// one, "GDNN & ĐH" are two, "liên cấp" are all that are several in one school.
// "Công lập" and "tư thục" are no levels: a scope does not tell them apart, and
// must not pass over them in silence.
func levelsOf(words []string) []bot.Level {
	folded := vn.Words(strings.Join(words, " "))
	if saysOwnership(folded) {
		return nil
	}
	if folded == "lien cap" || folded == "truong lien cap" {
		return bot.MultiLevels()
	}
	levels, left := readLevels(folded)
	if left != "" || len(levels) == 0 {
		return nil
	}
	if one, ok := oneLevel(levels); ok {
		return []bot.Level{one}
	}
	return levels
}
