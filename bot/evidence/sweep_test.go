package evidence

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// attic lists bytes that nothing names.
type attic struct {
	list   []string
	before time.Time
}

func (a *attic) Unreferenced(_ context.Context, before time.Time, most int) ([]string, error) {
	a.before = before
	return slices.Clone(a.list[:min(most, len(a.list))]), nil
}

func (a *attic) Forgotten(_ context.Context, sha256 string) error {
	a.list = slices.DeleteFunc(a.list, func(s string) bool { return s == sha256 })
	return nil
}

func TestSweepRemovesWhatNothingNames(t *testing.T) {
	a := &attic{}
	for i := range 250 {
		a.list = append(a.list, fmt.Sprint(i))
	}
	var removed []string
	before := time.Date(2025, 5, 26, 0, 0, 0, 0, time.UTC)
	n, err := Sweep(t.Context(), a, func(s string) error {
		if s == "7" {
			return bot.Fail(bot.Conflict, "photo: remove", nil)
		}
		removed = append(removed, s)
		return nil
	}, before)
	require.NoError(t, err)
	require.Equal(t, 249, n)
	require.Equal(t, []string{"7"}, a.list, "what is young stays for the next time")
	require.Equal(t, before, a.before)
	require.Len(t, removed, 249)
	require.NotContains(t, removed, "7")
}

func TestSweepForgetsOnlyWhatIsGone(t *testing.T) {
	a := &attic{list: []string{"a", "b", "c"}}
	n, err := Sweep(t.Context(), a, func(s string) error {
		if s == "b" {
			return errors.New("read-only file system")
		}
		return nil
	}, time.Now())
	require.Error(t, err)
	require.Equal(t, 1, n)
	require.Equal(t, []string{"b", "c"}, a.list)
}

func TestSweepEndsWhereAllIsYoung(t *testing.T) {
	a := &attic{}
	for i := range 150 {
		a.list = append(a.list, fmt.Sprint(i))
	}
	tries := 0
	n, err := Sweep(t.Context(), a, func(string) error {
		tries++
		return bot.Fail(bot.Conflict, "photo: remove", nil)
	}, time.Now())
	require.NoError(t, err)
	require.Zero(t, n)
	require.Equal(t, 100, tries)
}
