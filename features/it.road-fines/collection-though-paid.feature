Feature: Sent for credit collection though paid in full
  Of the fines sent for credit collection, those whose payments cover the amount then in force
  plus the sending expense. A penalty raises the amount in force. A fine that was not sent has no
  expense; a fine that was sent with no expense recorded has an unknown one.

  Background:
    Given the rule "it.road-fines/collection-though-paid"
    And today is 2013-06-18

  @must-fire
  Scenario: Paid to the cent, in two payments
    Given the records of event
      | case | act           | ts         | amount |
      | A1   | created       | 2008-01-01 | 35.00  |
      | A1   | sent          | 2008-02-01 | 11.62  |
      | A1   | notified      | 2008-02-15 |        |
      | A1   | penalty_added | 2008-04-15 | 71.50  |
      | A1   | payment       | 2008-05-01 | 46.62  |
      | A1   | payment       | 2008-06-01 | 36.50  |
      | A1   | collection    | 2010-01-10 |        |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Collected  | Paid  | Amount | Expense | message |
      | A1      | flagged | 2010-01-10 | 83.12 | 71.50  | 11.62   | Sent for collection on 2010-01-10 though 83.12 euros had been paid: 71.5 in force and 11.62 for sending |
    And examined are A1

  @must-not-fire
  Scenario: One cent is missing; the penalty is not paid; the expense is not paid
    Given the records of event
      | case | act           | ts         | amount |
      | A1   | created       | 2008-01-01 | 35.00  |
      | A1   | sent          | 2008-02-01 | 11.62  |
      | A1   | payment       | 2008-03-01 | 46.61  |
      | A1   | collection    | 2010-01-10 |        |
      | A2   | created       | 2008-01-01 | 35.00  |
      | A2   | sent          | 2008-02-01 | 11.62  |
      | A2   | penalty_added | 2008-04-15 | 71.50  |
      | A2   | payment       | 2008-05-01 | 46.62  |
      | A2   | collection    | 2010-01-10 |        |
      | A3   | created       | 2008-01-01 | 35.00  |
      | A3   | sent          | 2008-02-01 | 11.62  |
      | A3   | payment       | 2008-03-01 | 35.00  |
      | A3   | collection    | 2010-01-10 |        |
    When the rule is evaluated
    Then nothing is found
    And examined are A1 A2 A3

  @must-fire @must-not-fire
  Scenario: On one day the order of the source tells which came first
    Given the records of event
      | case | act        | ts         | seq | amount |
      | A1   | created    | 2008-01-01 | 1   | 35.00  |
      | A1   | payment    | 2010-01-10 | 2   | 35.00  |
      | A1   | collection | 2010-01-10 | 3   |        |
      | A2   | created    | 2008-01-01 | 1   | 35.00  |
      | A2   | collection | 2010-01-10 | 2   |        |
      | A2   | payment    | 2010-01-10 | 3   | 35.00  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Collected  | Paid | Amount | Expense | message |
      | A1      | flagged | 2010-01-10 | 35   | 35     | 0       | Sent for collection on 2010-01-10 though 35 euros had been paid: 35 in force and 0 for sending |
    And examined are A1 A2

  @must-fire
  Scenario: Nothing is owed of a fine of 0 euros without expense
    Given the records of event
      | case | act        | ts         | amount |
      | A1   | created    | 2004-01-01 | 0      |
      | A1   | sent       | 2004-02-01 | 0      |
      | A1   | collection | 2004-12-25 |        |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Collected  | Paid | Amount | Expense | message |
      | A1      | flagged | 2004-12-25 | 0    | 0      | 0       | Sent for collection on 2004-12-25 though 0 euros had been paid: 0 in force and 0 for sending |

  @cannot-tell @must-not-fire
  Scenario: The expense is not recorded, and the answer hangs on it in one case of two
    Given the records of event
      | case | act        | ts         | amount |
      | A1   | created    | 2008-01-01 | 35.00  |
      | A1   | sent       | 2008-02-01 |        |
      | A1   | payment    | 2008-03-01 | 46.00  |
      | A1   | collection | 2010-01-10 |        |
      | A2   | created    | 2008-01-01 | 35.00  |
      | A2   | sent       | 2008-02-01 |        |
      | A2   | payment    | 2008-03-01 | 34.99  |
      | A2   | collection | 2010-01-10 |        |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                              | message |
      | A1      | cannot_tell | the sending expense is not recorded | the sending expense is not recorded |
    And examined are A1 A2

  @cannot-tell @must-fire
  Scenario: An amount is not recorded
    A payment of unknown size on top of one that covers everything changes nothing.
    Given the records of event
      | case | act        | ts         | amount |
      | A1   | created    | 2008-01-01 |        |
      | A1   | payment    | 2008-03-01 | 46.00  |
      | A1   | collection | 2010-01-10 |        |
      | A2   | payment    | 2008-03-01 | 46.00  |
      | A2   | collection | 2010-01-10 |        |
      | A3   | created    | 2008-01-01 | 35.00  |
      | A3   | payment    | 2008-03-01 |        |
      | A3   | collection | 2010-01-10 |        |
      | A4   | created    | 2008-01-01 | 35.00  |
      | A4   | payment    | 2008-03-01 | 35.00  |
      | A4   | payment    | 2008-03-02 |        |
      | A4   | collection | 2010-01-10 |        |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Collected  | Paid | Amount | Expense | reason                            | message |
      | A1      | cannot_tell |            |      |        |         | no amount of the fine is recorded | no amount of the fine is recorded |
      | A2      | cannot_tell |            |      |        |         | no amount of the fine is recorded | no amount of the fine is recorded |
      | A3      | cannot_tell |            |      |        |         | a payment has no amount           | a payment has no amount |
      | A4      | flagged     | 2010-01-10 | 35   | 35     | 0       |                                   | Sent for collection on 2010-01-10 though 35 euros had been paid: 35 in force and 0 for sending |

  @must-fire @must-not-fire
  Scenario: What stands after the collection, or at the same place of the source, was not before it
    Given the records of event
      | case | act        | ts         | seq | amount |
      | A1   | created    | 2008-01-01 | 1   | 35.00  |
      | A1   | payment    | 2008-03-01 | 2   | 35.00  |
      | A1   | collection | 2010-01-10 | 3   |        |
      | A1   | sent       | 2010-01-10 | 4   | 11.00  |
      | A2   | created    | 2008-01-01 | 1   | 35.00  |
      | A2   | sent       | 2008-02-01 | 2   | 11.00  |
      | A2   | payment    | 2008-03-01 | 3   | 46.00  |
      | A2   | collection | 2010-01-10 | 4   |        |
      | A2   | sent       | 2010-01-10 | 4   | 5.00   |
      | A3   | created    | 2008-01-01 | 1   | 35.00  |
      | A3   | payment    | 2008-03-01 | 2   | 35.00  |
      | A3   | collection | 2010-01-10 | 3   |        |
      | A3   | sent       | 2010-01-10 | 3   |        |
      | A4   | created    | 2008-01-01 | 1   | 35.00  |
      | A4   | payment    | 2008-03-01 | 2   | 35.00  |
      | A4   | collection | 2010-01-10 | 3   |        |
      | A4   | sent       | 2010-01-11 | 4   |        |
      | A5   | created    | 2008-01-01 | 1   | 35.00  |
      | A5   | collection | 2010-01-10 | 2   |        |
      | A5   | payment    | 2010-01-11 | 3   |        |
      | A6   | created    | 2008-01-01 | 1   | 35.00  |
      | A6   | collection | 2010-01-10 | 2   |        |
      | A6   | payment    | 2010-01-10 | 2   |        |
      | A7   | created    | 2008-01-01 | 1   | 35.00  |
      | A7   | payment    | 2008-01-01 | 1   | 40.00  |
      | A7   | collection | 2010-01-10 | 2   |        |
      | A8   | created    | 2008-01-01 | 1   | 35.00  |
      | A8   | payment    | 2008-03-01 | 2   | 35.00  |
      | A8   | collection | 2010-01-10 | 3   |        |
      | A8   | sent       | 2010-01-10 | 3   | 11.00  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Collected  | Paid | Amount | Expense | message |
      | A1      | flagged | 2010-01-10 | 35   | 35     | 0       | Sent for collection on 2010-01-10 though 35 euros had been paid: 35 in force and 0 for sending |
      | A2      | flagged | 2010-01-10 | 46   | 35     | 11      | Sent for collection on 2010-01-10 though 46 euros had been paid: 35 in force and 11 for sending |
      | A3      | flagged | 2010-01-10 | 35   | 35     | 0       | Sent for collection on 2010-01-10 though 35 euros had been paid: 35 in force and 0 for sending |
      | A4      | flagged | 2010-01-10 | 35   | 35     | 0       | Sent for collection on 2010-01-10 though 35 euros had been paid: 35 in force and 0 for sending |
      | A7      | flagged | 2010-01-10 | 40   | 35     | 0       | Sent for collection on 2010-01-10 though 40 euros had been paid: 35 in force and 0 for sending |
      | A8      | flagged | 2010-01-10 | 35   | 35     | 0       | Sent for collection on 2010-01-10 though 35 euros had been paid: 35 in force and 0 for sending |

  @cannot-tell @must-not-fire
  Scenario: Only the collection is asked about, and only fines that came to it
    What A1 was before its penalty nobody knows; at its collection it was 71.50 and unpaid.
    Given the records of event
      | case | act           | ts         | amount |
      | A1   | penalty_added | 2008-04-15 | 71.50  |
      | A1   | collection    | 2010-01-10 |        |
      | A2   | created       | 2008-01-01 | 35.00  |
      | A2   | payment       | 2008-03-01 | 35.00  |
      | A3   | collection    | 2010-01-10 |        |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                            | message |
      | A3      | cannot_tell | no amount of the fine is recorded | no amount of the fine is recorded |
    And examined are A1 A3
