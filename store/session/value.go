package session

import (
	"bytes"
	"errors"
	"strconv"

	"vneidbot/bot"
)

// A session is one string, "version:owner\ndata": one GET reads it and one
// GETRANGE checks the fence without moving the data. The owner is that of the
// turn that saved it, so that a save tried again is recognised as done.

func head(s bot.Session) string {
	return strconv.FormatInt(s.Version+1, 10) + ":" + s.Owner + "\n"
}

// fence is what the stored value must begin with; "" for nothing stored.
func fence(version int64) string {
	if version == 0 {
		return ""
	}
	return strconv.FormatInt(version, 10) + ":"
}

// fits tells whether a stored value is the one that version names.
func fits(stored []byte, want string) bool {
	if want == "" {
		return stored == nil
	}
	return bytes.HasPrefix(stored, []byte(want))
}

var errValue = errors.New("a stored session cannot be read")

func unpack(raw []byte) (version int64, data []byte, err error) {
	top, data, ok := bytes.Cut(raw, []byte("\n"))
	digits, _, ok2 := bytes.Cut(top, []byte(":"))
	if !ok || !ok2 {
		return 0, nil, errValue
	}
	version, err = strconv.ParseInt(string(digits), 10, 64)
	if err != nil || version <= 0 {
		return 0, nil, errValue
	}
	return version, data, nil
}
