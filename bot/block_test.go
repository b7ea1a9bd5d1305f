package bot

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestEveryLevelIsInTheBlockOfItsHighest(t *testing.T) {
	require.Equal(t, []Block{"mam_non", "tieu_hoc", "thcs", "thpt", "nghe_nghiep", "dai_hoc"}, Blocks())
	for block, levels := range map[Block][]Level{
		"mam_non": {Nursery, NurseryGroup}, "tieu_hoc": {Primary}, "thcs": {Lower, PrimaryLower},
		"thpt": {Upper, LowerUpper, AllThrough}, "nghe_nghiep": {Continuing, Centre, Vocational}, "dai_hoc": {University},
		OtherBlock: {OtherLevel, ""},
	} {
		for _, l := range levels {
			require.Equal(t, block, l.Block(), l)
		}
	}
}

func TestBlocksAddUpToTheLevels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var rows []Row
		for _, l := range append(Levels(), "") {
			if rapid.Bool().Draw(t, "there are some") {
				rows = append(rows, Row{Level: l, Tally: someTally.Draw(t, "tally")})
			}
		}
		blocks := InBlocks(rows)
		require.Equal(t, Sum(rows), Sum(blocks))
		rest := slices.ContainsFunc(rows, func(r Row) bool { return r.Level.Block() == OtherBlock && r.Tally != (Tally{}) })
		require.Len(t, blocks, 6+map[bool]int{true: 1}[rest], "a seventh line when it is not 0")
	})
}
