Feature: Two fines for one act (Administrative Penalty Law 29)
  One act: the same party, entry of the catalogue, place, and day on which it ended.

  Background:
    Given the rule "cn.penalty/fined-twice"
    And today is 2021-12-31

  @must-fire
  Scenario: The later case is found, by whichever authority; at the same time, the higher number
    C3 is found as C2 is, and names the first. D1 was ordered to stop at the moment the act of D2
    ended, which is not before it. F1 has two ends, of which the later counts. The order to
    G1 is about another act.
    Given the records of case
      | case | domain  | party | item | place | org |
      | C1   | penalty | P     | I    | L     | X   |
      | C2   | penalty | P     | I    | L     | Y   |
      | C3   | penalty | P     | I    | L     | X   |
      | D1   | penalty | Q     | I    | L     | X   |
      | D2   | penalty | Q     | I    | L     | X   |
      | E1   | penalty | R     | I    | L     | X   |
      | E2   | penalty | R     | I    | L     | X   |
      | F1   | penalty | S     | I    | L     | X   |
      | F2   | penalty | S     | I    | L     | X   |
      | G1   | penalty | T     | I    | L     | X   |
    And the records of event
      | case | act           | ts               | outcome |
      | C1   | act_end       | 2021-09-01 23:00 |         |
      | C1   | penalty       | 2021-10-11       | fine    |
      | C2   | act_end       | 2021-09-01 01:00 |         |
      | C2   | penalty       | 2021-10-12       | fine    |
      | C3   | act_end       | 2021-09-01 08:00 |         |
      | C3   | penalty       | 2021-10-13       | fine    |
      | D1   | act_end       | 2021-09-01 08:00 |         |
      | D1   | order_correct | 2021-09-01 09:00 |         |
      | D1   | penalty       | 2021-10-11       | fine    |
      | D2   | act_end       | 2021-09-01 09:00 |         |
      | D2   | penalty       | 2021-10-12       | fine    |
      | E1   | act_end       | 2021-09-01       |         |
      | E1   | penalty       | 2021-10-11       | fine    |
      | E2   | act_end       | 2021-09-01       |         |
      | E2   | penalty       | 2021-10-11       | fine    |
      | F1   | act_end       | 2021-08-02       |         |
      | F1   | act_end       | 2021-09-01       |         |
      | F1   | penalty       | 2021-10-12       | fine    |
      | F2   | act_end       | 2021-09-01       |         |
      | F2   | penalty       | 2021-10-11       | fine    |
      | G1   | order_correct | 2021-08-31       |         |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | First | Day        | message                                                     |
      | C2      | flagged | C1    | 2021-09-01 | The act of 2021-09-01 had been fined already, in case C1 |
      | C3      | flagged | C1    | 2021-09-01 | The act of 2021-09-01 had been fined already, in case C1 |
      | D2      | flagged | D1    | 2021-09-01 | The act of 2021-09-01 had been fined already, in case D1 |
      | E2      | flagged | E1    | 2021-09-01 | The act of 2021-09-01 had been fined already, in case E1 |
      | F1      | flagged | F2    | 2021-09-01 | The act of 2021-09-01 had been fined already, in case F2 |

  @must-not-fire
  Scenario: Another party, entry, place or day is another act; so is going on after an order
    C6 has no place, and nobody else was fined that it could be mixed up with.
    Given the records of case
      | case | domain  | party | item | place |
      | C1   | penalty | P     | I    | L     |
      | C2   | penalty | Q     | I    | L     |
      | C3   | penalty | P     | J    | L     |
      | C4   | penalty | P     | I    | M     |
      | C5   | penalty | P     | I    | L     |
      | C6   | penalty | R     | I    |       |
      | D1   | penalty | S     | I    | L     |
      | D2   | penalty | S     | I    | L     |
    And the records of event
      | case | act           | ts               | outcome |
      | C1   | act_end       | 2021-09-01       |         |
      | C1   | penalty       | 2021-10-11       | fine    |
      | C2   | act_end       | 2021-09-01       |         |
      | C2   | penalty       | 2021-10-12       | fine    |
      | C3   | act_end       | 2021-09-01       |         |
      | C3   | penalty       | 2021-10-12       | fine    |
      | C4   | act_end       | 2021-09-01       |         |
      | C4   | penalty       | 2021-10-12       | fine    |
      | C5   | act_end       | 2021-09-02 00:05 |         |
      | C5   | penalty       | 2021-10-12       | fine    |
      | C6   | act_end       | 2021-09-01       |         |
      | C6   | penalty       | 2021-10-12       | fine    |
      | D1   | act_end       | 2021-09-01 08:00 |         |
      | D1   | order_correct | 2021-09-01 08:59 |         |
      | D1   | penalty       | 2021-10-11       | fine    |
      | D2   | act_end       | 2021-09-01 09:00 |         |
      | D2   | penalty       | 2021-10-12       | fine    |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4 C5 C6 D1 D2

  @must-not-fire
  Scenario: No fine, an annulled one, no day of the act, no penalty case: not looked at
    Given the records of case
      | case | domain   | party | item | place |
      | C1   | penalty  | P     | I    | L     |
      | C2   | penalty  | P     | I    | L     |
      | C3   | penalty  | P     | I    | L     |
      | C4   | penalty  | P     | I    | L     |
      | C5   | coercion | P     | I    | L     |
      | C6   | penalty  |       | I    | L     |
      | C7   | penalty  | P     |      | L     |
    And the records of event
      | case | act      | ts         | outcome |
      | C1   | act_end  | 2021-09-01 |         |
      | C1   | penalty  | 2021-10-11 | fine    |
      | C2   | act_end  | 2021-09-01 |         |
      | C2   | penalty  | 2021-10-12 | warning |
      | C3   | act_end  | 2021-09-01 |         |
      | C3   | penalty  | 2021-10-08 | fine    |
      | C3   | annulled | 2021-10-09 |         |
      | C4   | penalty  | 2021-10-12 | fine    |
      | C5   | act_end  | 2021-09-01 |         |
      | C5   | penalty  | 2021-10-12 | fine    |
      | C6   | act_end  | 2021-09-01 |         |
      | C6   | penalty  | 2021-10-12 | fine    |
      | C7   | act_end  | 2021-09-01 |         |
      | C7   | penalty  | 2021-10-12 | fine    |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @cannot-tell
  Scenario: Two fines of one day, and the place of one is missing
    Given the records of case
      | case | domain  | party | item | place |
      | C1   | penalty | P     | I    | L     |
      | C2   | penalty | P     | I    |       |
    And the records of event
      | case | act     | ts         | outcome |
      | C1   | act_end | 2021-09-01 |         |
      | C1   | penalty | 2021-10-11 | fine    |
      | C2   | act_end | 2021-09-01 |         |
      | C2   | penalty | 2021-10-12 | fine    |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                               | message                              |
      | C2      | cannot_tell | the place of the act is not recorded | the place of the act is not recorded |
    And examined are C1 C2
