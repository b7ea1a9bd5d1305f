package bot

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTactIsAnOfficesOwn(t *testing.T) {
	usual := NewCampaign(nil).Tact
	require.Equal(t, Tact{Wakes: 7, Sleeps: 21, ADay: 1, Ahead: 2 * time.Hour}, usual)
	own := NewCampaign(map[Setting]string{SettingQuietFrom: "20", SettingQuietUntil: "6", SettingRemindersADay: "2", SettingRemindHours: "3"})
	require.Equal(t, Tact{Wakes: 6, Sleeps: 20, ADay: 2, Ahead: 3 * time.Hour}, own.Tact)
	for s, kept := range map[Setting]string{SettingQuietFrom: "20", SettingQuietUntil: "6", SettingRemindersADay: "2", SettingRemindHours: "3"} {
		require.Equal(t, kept, own.Kept(s))
	}
	require.Equal(t, usual, NewCampaign(map[Setting]string{SettingQuietFrom: "7", SettingQuietUntil: "21", SettingRemindHours: "x"}).Tact, "what cannot be counts as not set")

	require.Equal(t, may(21, 20, 59), usual.Morning(office, may(21, 20, 59)))
	require.Equal(t, may(22, 7, 0), usual.Morning(office, may(21, 21, 0)))
	require.Equal(t, may(22, 6, 0), own.Tact.Morning(office, may(22, 5, 59)))
	require.False(t, own.Tact.Awake(20))
	require.True(t, usual.Awake(20))
}
