package store

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"vneidbot/bot"
)

// millis is a moment as it is stored; the zero time is 0.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// millisOrNull is a moment that a column may lack.
func millisOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

// moment scans milliseconds; NULL and 0 are the zero time.
type moment struct{ to *time.Time }

func (m moment) Scan(v any) error {
	*m.to = time.Time{}
	if ms, _ := v.(int64); ms != 0 {
		*m.to = time.UnixMilli(ms).UTC()
	}
	return nil
}

// asJSON scans a text that holds a value; "" leaves it zero.
type asJSON struct{ to any }

// errUnreadable says that a text holds no such value: the disk's fault, or a
// newer program's. A queue sets such a row aside, so that it stops no other.
var errUnreadable = errors.New("a value that cannot be read")

func (j asJSON) Scan(v any) error {
	if s, _ := v.(string); s != "" && json.Unmarshal([]byte(s), j.to) != nil {
		return errUnreadable // the decoder's words may quote the value
	}
	return nil
}

// orZero scans a text that holds a file; one that holds none is the zero file.
type orZero struct{ to *bot.File }

func (z orZero) Scan(v any) error {
	if (asJSON{z.to}).Scan(v) != nil {
		*z.to = bot.File{}
	}
	return nil
}

// readable tells whether a claimed row could be read. One that could not is set
// aside; other errors stay.
func readable(err error, setAside func() error) (bool, error) {
	if errors.Is(err, errUnreadable) {
		return false, setAside()
	}
	return err == nil, err
}

// toJSON never fails for the contract's types, which hold only plain values.
func toJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// chatOf reads a private chat back from its key.
func chatOf(key string) bot.Chat {
	channel, id, _ := strings.Cut(key, ":")
	return bot.Chat{Channel: channel, ID: id}
}
