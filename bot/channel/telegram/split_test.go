package telegram

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSplit(t *testing.T) {
	for answer, want := range map[string][]string{
		`{"ok":true,"result":[]}`:                                    nil,
		`{"ok":true,"result":[{"a":1}]}`:                             {`{"a":1}`},
		`{"ok":true,"result":[{"a":[{}]},{"b":"}]\"\\"},{}]}` + "\n": {`{"a":[{}]}`, `{"b":"}]\"\\"}`, `{}`},
	} {
		got, ok := split([]byte(answer))
		require.True(t, ok, answer)
		require.Len(t, got, len(want))
		for i := range want {
			require.Equal(t, want[i], string(got[i]))
		}
	}
	for _, answer := range []string{
		``, `{"ok":false}`, `{"ok":true,"result":[`, `{"ok":true,"result":[1]}`, `{"ok":true,"result":[{]}`, `{"ok":true,"result":[{},]}`,
		`{"ok":true,"result":[{}{}]}`, `{"ok":true,"result":[{"a":"]}`, `{"ok":true, "result":[{}]}`, `{"ok":true,"result":[}]}`,
	} {
		_, ok := split([]byte(answer))
		require.False(t, ok, answer)
	}
}

// FuzzSplit compares with the decoder on all that is JSON.
func FuzzSplit(f *testing.F) {
	for _, list := range []string{`[]`, `[{}]`, `[{"a":"\\\"]}"},{"b":[[{}]]}]`, `[1,"{"]`, `[{}],"x":[{}]`} {
		f.Add([]byte(list))
	}
	f.Fuzz(func(t *testing.T, list []byte) {
		answer := append(append([]byte(`{"ok":true,"result":`), list...), '}')
		got, ok := split(answer)
		if !ok || !json.Valid(list) {
			return
		}
		var want []json.RawMessage
		require.NoError(t, json.Unmarshal(list, &want))
		require.Len(t, got, len(want))
		for i := range want {
			require.Equal(t, string(want[i]), string(got[i]))
		}
	})
}
