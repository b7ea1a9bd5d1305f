package telegram

import (
	"bytes"
	"encoding/json"
)

// How an answer that holds a list begins and ends, as Telegram writes it.
var (
	listHead = []byte(`{"ok":true,"result":[`)
	listEnd  = []byte(`]}`)
)

// split takes a list of updates apart without reading them: while turns run, most of
// an answer is in flight already and is not read again, and the decoder would go
// through all of it twice. False means that the answer is not of the usual form, and
// says nothing else about it; what is returned otherwise may still be broken.
func split(answer []byte) (updates []json.RawMessage, ok bool) {
	rest, ok := bytes.CutPrefix(bytes.TrimRight(answer, " \r\n"), listHead)
	for ok && !bytes.Equal(rest, listEnd) {
		if len(updates) > 0 {
			rest, ok = bytes.CutPrefix(rest, []byte(","))
		}
		end := objectEnd(rest)
		if end < 0 {
			return nil, false
		}
		updates, rest = append(updates, json.RawMessage(rest[:end:end])), rest[end:]
	}
	return updates, ok
}

// objectEnd is the length of the JSON object at the beginning, -1 for none.
func objectEnd(b []byte) int {
	if len(b) == 0 || b[0] != '{' {
		return -1
	}
	depth, quoted := 0, false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{', c == '[':
			depth++
		case c == '}', c == ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}
