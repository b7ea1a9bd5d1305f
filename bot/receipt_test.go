package bot

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReceiptsAreDigitsThatFollowFromTheReport(t *testing.T) {
	draft := NewDraftID(Chat{Channel: "telegram", ID: "9000001"}, "telegram:1")
	id := NewReportID(draft, 3)
	require.Regexp(t, `^BC-[0-9]{4}-[0-9]{4}$`, ReceiptDigits(id, 0))
	require.Equal(t, ReceiptDigits(id, 0), ReceiptDigits(id, 0))
	require.NotEqual(t, ReceiptDigits(id, 0), ReceiptDigits(id, 1), "another try is another receipt")
	require.NotEqual(t, ReceiptDigits(id, 0), ReceiptDigits(NewReportID(draft, 4), 0))
}

func TestReceiptsAreSpreadOut(t *testing.T) {
	seen := map[Receipt]bool{}
	for try := range 20000 {
		seen[ReceiptDigits("report", try)] = true
	}
	require.Greater(t, len(seen), 19980, "20,000 of 100,000,000 hardly ever meet")
}

func TestIDsFollowFromWhatHappened(t *testing.T) {
	chat := Chat{Channel: "telegram", ID: "9000001"}
	draft := NewDraftID(chat, "telegram:1")
	require.Regexp(t, `^[a-z2-7]{16}$`, draft)
	require.Equal(t, draft, NewDraftID(Chat{Channel: "telegram", ID: "9000001", Topic: "7"}, "telegram:1"), "topics share the chat")
	require.NotEqual(t, draft, NewDraftID(chat, "telegram:2"))
	require.NotEqual(t, draft, NewDraftID(Chat{Channel: "zalo", ID: "9000001"}, "telegram:1"))
	require.Equal(t, ReportID(string(draft)+".12"), NewReportID(draft, 12))
}

func TestShortHashKeepsItsPartsApart(t *testing.T) {
	require.Regexp(t, `^[a-z2-7]{8}$`, ShortHash("a", "b"))
	require.Equal(t, ShortHash("a", "b"), ShortHash("a", "b"))
	require.NotEqual(t, ShortHash("a", "b"), ShortHash("ab"))
	require.NotEqual(t, ShortHash("a", "b"), ShortHash("", "ab"))
	require.NotEqual(t, ShortHash("a"), ShortHash("a", ""))
}
