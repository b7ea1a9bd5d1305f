package desk

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"

	"vneidbot/bot"
)

// aView begins the first field of a scope that does not fit a button: the id of
// the view that has it follows.
const aView = "$"

// scopeView is the kind of a view that is a scope.
const scopeView = "scope"

// scopeData is a button's data with a scope in the first two fields.
func (t *deskTurn) scopeData(verb string, s bot.Scope, rest ...string) string {
	areas, levels := t.fields(s, maxData-len(data(verb, append([]string{"", ""}, rest...)...)))
	return data(verb, append([]string{areas, levels}, rest...)...)
}

// fields are a scope in a button that has so much room, as they are or by the id
// of a view.
func (t *deskTurn) fields(s bot.Scope, room int) (areas, levels string) {
	areas, levels = encodeScope(s)
	if len(areas)+len(levels) <= room {
		return areas, levels
	}
	return aView + t.keepView(scopeView, s), ""
}

// keepView keeps what a button means that does not fit it, as JSON of a kind, and
// returns the id for the button, of 16 letters. It is named by what it says and
// where, so that the same is one row.
func (t *deskTurn) keepView(kind string, what any) (id string) {
	v := viewOf(t.Event.Chat, kind, what)
	v.Account, v.At = t.Event.From, t.Event.At
	if w := (bot.KeepView{View: v}); !slices.ContainsFunc(t.kept, func(k bot.Write) bool { return k == w }) {
		t.kept = append(t.kept, w)
	}
	return v.ID
}

// viewOf is a view of a chat, of nobody and no time yet.
func viewOf(chat bot.Chat, kind string, what any) bot.View {
	said, err := json.Marshal(what)
	if err != nil {
		panic(err) // it holds only plain values
	}
	sum := sha256.Sum256([]byte(chat.Key() + "\x00" + kind + "\x00" + string(said)))
	return bot.View{ID: base64.RawURLEncoding.EncodeToString(sum[:12]), Chat: chat, Kind: kind, JSON: string(said)}
}

// readView reads what a tapped button means; false for one that was made up or is
// too old. It says what was meant, not what may be done: whoever taps is authorised
// for it, now.
func (t *deskTurn) readView(kind, id string, into any) (bool, error) {
	v, err := t.records.View(id)
	if err != nil || v == nil || v.Kind != kind {
		return false, err
	}
	return true, json.Unmarshal([]byte(v.JSON), into)
}

// ownView is readView of what was made for the person alone who taps.
func (t *deskTurn) ownView(kind, id string, into any) (bool, error) {
	v, err := t.records.View(id)
	if err != nil || v == nil || v.Account != t.Event.From {
		return false, err
	}
	return t.readView(kind, id, into)
}

// tappedScope is the scope in a button's first two fields, empty for a button
// that was made up or is too old. It says what was meant, not what may be seen:
// whoever taps is authorised for it, now.
func (t *deskTurn) tappedScope(fields []string) (bot.Scope, error) {
	if len(fields) < 2 {
		return nil, nil
	}
	id, is := strings.CutPrefix(fields[0], aView)
	if !is {
		s, _ := decodeScope(fields[0], fields[1])
		return s, nil
	}
	var s bot.Scope
	_, err := t.readView(scopeView, id, &s)
	return s, err
}
