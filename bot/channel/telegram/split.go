package telegram

import (
	"bytes"
	"encoding/json"
)

// listHead is how Telegram begins an answer that holds a list.
var listHead = []byte(`{"ok":true,"result":[`)

// split takes a list of updates apart without reading them: while turns run,
// most of an answer is in flight already and need not be read again. False means
// that the answer is not of the usual form, and says nothing else about it; what
// it returns otherwise is still to be decoded and may be broken.
func split(answer []byte) (updates []json.RawMessage, ok bool) {
	rest, ok := bytes.CutPrefix(bytes.TrimRight(answer, " \r\n"), listHead)
	if !ok || !bytes.HasSuffix(rest, []byte("]}")) {
		return nil, false
	}
	rest = rest[:len(rest)-2]
	for len(rest) > 0 {
		end := objectEnd(rest)
		if end < 0 {
			return nil, false
		}
		updates = append(updates, json.RawMessage(rest[:end:end]))
		if rest = rest[end:]; len(rest) == 0 {
			break
		}
		if rest[0] != ',' || len(rest) == 1 {
			return nil, false
		}
		rest = rest[1:]
	}
	return updates, true
}

// objectEnd is the length of the JSON object at the beginning, -1 if there is none.
func objectEnd(b []byte) int {
	if len(b) == 0 || b[0] != '{' {
		return -1
	}
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"':
			n := stringEnd(b[i+1:])
			if n < 0 {
				return -1
			}
			i += n
		}
	}
	return -1
}

// stringEnd is the length of a JSON string with its closing quote.
func stringEnd(b []byte) int {
	for at := 0; ; {
		n := bytes.IndexByte(b[at:], '"')
		if n < 0 {
			return -1
		}
		at += n + 1
		slashes := 0
		for i := at - 2; i >= 0 && b[i] == '\\'; i-- {
			slashes++
		}
		if slashes%2 == 0 {
			return at
		}
	}
}
