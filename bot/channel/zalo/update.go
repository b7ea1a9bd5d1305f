package zalo

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"
)

// update is one event of the platform.
type update struct {
	Event   string   `json:"event_name"`
	Message *message `json:"message"`
}

type message struct {
	ID       text   `json:"message_id"`
	Date     stamp  `json:"date"`
	From     person `json:"from"`
	Chat     place  `json:"chat"`
	Text     text   `json:"text"`
	Caption  text   `json:"caption"`
	Photo    text   `json:"photo"`     // as documented
	PhotoURL text   `json:"photo_url"` // as delivered
}

type person struct {
	ID    text `json:"id"`
	Name  text `json:"display_name"`
	Older text `json:"name"` // the name in older events
	IsBot yes  `json:"is_bot"`
}

type place struct {
	ID   text `json:"id"`
	Kind text `json:"chat_type"`
}

var errNoEvent = errors.New("not an event")

// decode takes an event apart, flat as it is delivered or wrapped as it is
// documented.
func decode(raw []byte) (update, error) {
	var wrapped struct {
		OK     yes             `json:"ok"`
		Result json.RawMessage `json:"result"`
	}
	if err := json.Unmarshal(raw, &wrapped); err != nil {
		return update{}, err
	}
	if body := bytes.TrimSpace(wrapped.Result); bool(wrapped.OK) && len(body) > 0 && body[0] == '{' {
		raw = body
	}
	var u update
	if err := json.Unmarshal(raw, &u); err != nil {
		return update{}, err
	}
	if u.Event == "" && u.Message == nil {
		return update{}, errNoEvent
	}
	return u, nil
}

// list is the updates of a result: one object as documented, or an array.
func list(result json.RawMessage) []json.RawMessage {
	result = bytes.TrimSpace(result)
	if len(result) > 0 && result[0] == '[' {
		var many []json.RawMessage
		if json.Unmarshal(result, &many) == nil {
			return many
		}
	}
	if len(result) == 0 || bytes.Equal(result, []byte("null")) {
		return nil
	}
	return []json.RawMessage{result}
}

// text is a string; numbers are taken as they are written, because ids are
// strings that once were numbers, and anything else is none.
type text string

// UnmarshalJSON implements json.Unmarshaler.
func (t *text) UnmarshalJSON(raw []byte) error {
	switch {
	case len(raw) == 0:
	case raw[0] == '"':
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		*t = text(s)
	case raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9':
		*t = text(raw)
	case raw[0] == '{': // a picture as an object
		var o struct {
			URL string `json:"url"`
		}
		_ = json.Unmarshal(raw, &o)
		*t = text(o.URL)
	}
	return nil
}

// yes is true for true alone, in whatever form.
type yes bool

// UnmarshalJSON implements json.Unmarshaler.
func (y *yes) UnmarshalJSON(raw []byte) error {
	s := strings.Trim(string(raw), `"`)
	*y = yes(s == "true" || s == "1")
	return nil
}

// number is a whole number, in quotes or not; anything else is 0.
type number int

// UnmarshalJSON implements json.Unmarshaler.
func (n *number) UnmarshalJSON(raw []byte) error {
	i, _ := strconv.Atoi(strings.Trim(string(raw), `"`))
	*n = number(i)
	return nil
}

// stamp is a moment in milliseconds since 1970.
type stamp int64

// seconds below this are seconds: as milliseconds they would be in 1973.
const seconds = 1e11

// UnmarshalJSON implements json.Unmarshaler. Deliveries count milliseconds, the
// platform's probe seconds.
func (s *stamp) UnmarshalJSON(raw []byte) error {
	f, err := strconv.ParseFloat(strings.Trim(string(raw), `"`), 64)
	switch {
	case err != nil || !(f > 0 && f < 1e14):
		*s = 0
	case f < seconds:
		*s = stamp(f * 1000)
	default:
		*s = stamp(f)
	}
	return nil
}

func (s stamp) or(otherwise time.Time) time.Time {
	if s <= 0 {
		return otherwise.UTC()
	}
	return time.UnixMilli(int64(s)).UTC()
}
