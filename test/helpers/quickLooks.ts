import { LOOK_TIMES } from '../../nodes/OfAuth/delivery/lookTimes';

/** The half minute in which a lost message is looked for is half a second in tests. */
LOOK_TIMES.splice(0, LOOK_TIMES.length, 0, 150, 500);
