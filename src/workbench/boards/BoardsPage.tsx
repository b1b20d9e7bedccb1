import type { Connection } from '../grafana/connect';
import { BoardView } from './BoardView';
import { boards } from './board';

interface Props {
  readonly connection: Connection;
  readonly uid: string;
}

/** The dashboard of this uid, the first one without a uid. */
export function BoardsPage({ connection, uid }: Props) {
  const board = uid ? boards.find((one) => one.uid === uid) : boards[0];
  if (!board) {
    return <p>{uid ? `There is no dashboard “${uid}”.` : 'There is no dashboard in dashboards/.'}</p>;
  }
  return <BoardView key={board.uid} board={board} connection={connection} />;
}
