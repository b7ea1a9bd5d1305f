package dialog

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// Between midnight and seven o'clock the day has begun here, and not yet in UTC.
func TestAnAreaIsKnownFromTheFirstMinuteOfItsFirstDay(t *testing.T) {
	c := newChat(t)
	first := time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)
	c.w.areas = append(c.w.areas, bot.Area{ID: 20, Name: "Phường Nam Đồ Sơn", From: first})
	c.now = first.Add(-6 * time.Hour) // one o'clock at night
	said := c.play("> phường Nam Đồ Sơn\n")
	require.Contains(t, said, "Đã ghi địa bàn: phường Nam Đồ Sơn")
}
