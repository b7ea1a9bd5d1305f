package engine

import (
	"crypto/sha256"
	"encoding/hex"

	"vneidbot/bot"
)

// handing notes the files that hold what is kept about a person. They are written
// here, and kept after the commit: one that is on the shelf has been noted.
func (t *turn) handing(says []bot.Say) (notes []bot.Write) {
	for _, s := range says {
		if s.Made == nil || s.Made.Of == "" {
			continue
		}
		if s.Made.Table != nil {
			s.Made.Data, s.Made.Table = t.table(t.lang, s.Made.Table), nil
		}
		sum := sha256.Sum256(s.Made.Data)
		notes = append(notes, bot.HandOut{Account: s.Made.Of, SHA256: hex.EncodeToString(sum[:]), At: t.event.At})
	}
	return notes
}
