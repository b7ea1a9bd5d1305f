package zalo

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// strip takes the bot's name out of what somebody said in a group: "@Bot Ten",
// in any case, anywhere. There is no list of mentions beside the text, so where
// the name is not found (it was changed, or is not known yet) the beginning is
// cut off up to what looks like a command.
func (r reader) strip(said string) string {
	out, found := r.cut(said)
	if !found && strings.HasPrefix(strings.TrimSpace(said), "@") {
		out = r.guess(strings.TrimSpace(said))
	}
	return strings.TrimSpace(out)
}

// cut removes every mention of the name.
func (r reader) cut(said string) (out string, found bool) {
	name := strings.TrimPrefix(strings.Join(strings.Fields(vn.NFC(r.name)), " "), "@")
	if name == "" {
		return said, false
	}
	var b strings.Builder
	for said != "" {
		at := strings.IndexByte(said, '@')
		if at < 0 {
			break
		}
		b.WriteString(said[:at])
		said = said[at:]
		n := mentioned(said[1:], name)
		if n == 0 {
			b.WriteByte('@')
			said = said[1:]
			continue
		}
		found = true
		said = said[1+n:]
		if before := b.String(); before == "" || unicode.IsSpace(lastRune(before)) {
			said = strings.TrimLeft(said, " \u00a0,:")
		}
	}
	b.WriteString(said)
	return b.String(), found
}

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// mentioned is the length of the name at the beginning of said, in bytes, 0 when
// it is not there. White space of any kind and length is the same.
func mentioned(said, name string) int {
	at := 0
	for _, want := range name {
		got, size := utf8.DecodeRuneInString(said[at:])
		switch {
		case size == 0:
			return 0
		case unicode.IsSpace(want):
			if !unicode.IsSpace(got) {
				return 0
			}
			for unicode.IsSpace(got) {
				at += size
				got, size = utf8.DecodeRuneInString(said[at:])
			}
			continue
		case unicode.ToLower(got) != unicode.ToLower(want):
			return 0
		}
		at += size
	}
	if next, _ := utf8.DecodeRuneInString(said[at:]); unicode.IsLetter(next) || unicode.IsDigit(next) {
		return 0 // the beginning of a longer name
	}
	return at
}

// The longest mention that is guessed at.
const (
	guessRunes = 100
	guessWords = 8
)

// guess cuts off a mention whose end is not known: up to the first command with
// a slash, or up to a known one.
func (r reader) guess(said string) string {
	line, _, _ := strings.Cut(said, "\n")
	if at := strings.Index(line, " /"); at > 0 && utf8.RuneCountInString(line[:at]) <= guessRunes {
		return said[at+1:]
	}
	for range guessWords {
		_, rest, ok := strings.Cut(said, " ")
		if !ok {
			break
		}
		said = strings.TrimSpace(rest)
		if name, _ := r.listed(said); name != "" {
			return said
		}
	}
	return line
}

// commandWords is how many words a command's name is written in at most.
const commandWords = 4

// command reads a command, with its accents and spaces or without. In a group
// everything is said to the bot, so there it needs no slash.
func (r reader) command(said string, group bool) (name, args string) {
	said = strings.TrimSpace(said)
	rest, slash := strings.CutPrefix(said, "/")
	if !slash && !group {
		return "", ""
	}
	if name, args = r.listed(rest); name != "" || !slash {
		return name, args
	}
	name, args, _, _ = bot.ReadCommand(said, r.name)
	return name, args
}

// listed finds a known command at the beginning, the longest one there is.
func (r reader) listed(said string) (name, args string) {
	ends := make([]int, 0, commandWords)
	inWord := false
	for i, c := range said {
		space := unicode.IsSpace(c)
		if space && inWord {
			ends = append(ends, i)
		}
		if len(ends) == commandWords {
			break
		}
		inWord = !space
	}
	if len(ends) < commandWords {
		ends = append(ends, len(said))
	}
	for i := len(ends) - 1; i >= 0; i-- {
		if name = squeeze(said[:ends[i]]); r.known[name] {
			return name, strings.TrimSpace(said[ends[i]:])
		}
	}
	return "", ""
}

// squeeze folds a command's name and drops what may stand between its words and after it.
func squeeze(words string) string {
	folded, _, _ := strings.Cut(vn.Fold(words), "@")
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune(" _-.,:;!?/", c) {
			return -1
		}
		return c
	}, folded)
}
